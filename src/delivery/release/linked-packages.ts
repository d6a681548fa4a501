import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/**
 * Folders of the workspace's own packages that a folder's package depends on, directly or through another of them. No lockfile says
 * when their sources change.
 */
export async function linkedPackages(folder: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const follow = async (from: string): Promise<void> => {
    for (const name of await dependenciesOf(from)) {
      const target = await targetOf(from, name);
      if (target === undefined || found.has(target) || /[\\/]node_modules[\\/]/.test(target)) continue;
      found.add(target);
      await follow(target);
    }
  };
  await follow(folder);
  return [...found].toSorted();
}

async function dependenciesOf(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  return SECTIONS.flatMap((section) => Object.keys(parse(text)[section] ?? {}));
}

/** One that isn't JSON fails the build, with a better message than any from here. */
function parse(text: string): Partial<Record<(typeof SECTIONS)[number], Record<string, string>>> {
  try {
    return JSON.parse(text) as ReturnType<typeof parse>;
  } catch {
    return {};
  }
}

/** Where Node would find the package from there, links resolved. */
async function targetOf(from: string, name: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const target = await realpath(join(folder, 'node_modules', name)).catch(() => undefined);
    if (target !== undefined || dirname(folder) === folder) return target;
  }
}
