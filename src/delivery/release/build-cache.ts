import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { isMissing } from './files.ts';
import { type Release, type ReleaseManifest, fileOf, manifestOf } from './release.ts';
import { hashOf } from './source-key.ts';

const DESCRIPTION = 'release.json';
const KEPT_BUILDS = 5;

/** The contents of a release, and what beyond the source key its build read: absolute path → SHA-256. */
export interface BuiltRelease {
  readonly archives: Readonly<Record<string, Uint8Array>>;
  readonly web: Readonly<Record<string, Uint8Array>>;
  readonly inputs: Readonly<Record<string, string>>;
}

interface CachedBuild {
  readonly manifest: ReleaseManifest;
  readonly inputs: Readonly<Record<string, string>>;
}

/** The build of this source key, if it is there, whole, and nothing else that it read has changed since. */
export async function cachedRelease(cache: string, key: string): Promise<Release | undefined> {
  const directory = join(cache, key);
  try {
    const { manifest, inputs } = JSON.parse(await readFile(join(directory, DESCRIPTION), 'utf8')) as CachedBuild;
    if (!(await areUnchanged(inputs)) || !(await isWhole(directory, manifest))) return undefined;
    const now = new Date();
    await utimes(directory, now, now);
    return { ...manifest, directory };
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function areUnchanged(inputs: Readonly<Record<string, string>>): Promise<boolean> {
  const same = await Promise.all(Object.entries(inputs).map(async ([path, hash]) => (await hashOf(path)) === hash));
  return same.every(Boolean);
}

async function isWhole(directory: string, manifest: ReleaseManifest): Promise<boolean> {
  const files = Object.entries(releaseFiles(manifest));
  const same = await Promise.all(files.map(async ([path, { sha256 }]) => (await hashOf(join(directory, path))) === sha256));
  return same.every(Boolean) && manifestOf(manifest).digest === manifest.digest;
}

/** Path inside the release's folder → file. */
function releaseFiles({ functions, web }: Pick<ReleaseManifest, 'functions' | 'web'>): Readonly<ReleaseManifest['web']> {
  return Object.fromEntries([
    ...Object.entries(functions).map(([name, file]) => [`functions/${name}.zip`, file] as const),
    ...Object.entries(web).map(([path, file]) => [`web/${path}`, file] as const),
  ]);
}

/** Writes a build beside its place and then puts it there whole: a reader never sees half of it, whoever is killed. */
export async function keepRelease(cache: string, key: string, { archives, web, inputs }: BuiltRelease): Promise<Release> {
  const manifest = manifestOf({ functions: mapped(archives), web: mapped(web) });
  const directory = join(cache, key);
  const draft = join(cache, `.${key.slice(0, 16)}-${randomUUID()}`);
  for (const [name, content] of Object.entries(archives)) await write(join(draft, 'functions', `${name}.zip`), content);
  for (const [path, content] of Object.entries(web)) await write(join(draft, 'web', path), content);
  await write(join(draft, DESCRIPTION), `${JSON.stringify({ manifest, inputs } satisfies CachedBuild, undefined, 1)}\n`);
  await replace(draft, directory);
  await prune(cache);
  return { ...manifest, directory };
}

const mapped = (files: Readonly<Record<string, Uint8Array>>) =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [name, fileOf(content)]));

async function write(file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** A folder can't be renamed over a filled one; another process may put its own there in between. */
async function replace(draft: string, directory: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    await rm(directory, { recursive: true, force: true });
    try {
      await rename(draft, directory);
      return;
    } catch (error) {
      const taken = ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
      if (!taken || attempt === 2) throw error;
    }
  }
}

/** Keeps the builds used last; drafts are those of killed processes once they are a day old. */
async function prune(cache: string): Promise<void> {
  const day = 86_400_000;
  const entries = await Promise.all(
    (await readdir(cache)).map(async (name) => ({ name, used: (await stat(join(cache, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const drafts = entries.filter(({ name, used }) => name.startsWith('.') && Date.now() - used > day);
  const old = entries
    .filter(({ name }) => /^[0-9a-f]{64}$/.test(name))
    .toSorted((a, b) => b.used - a.used)
    .slice(KEPT_BUILDS);
  for (const { name } of [...drafts, ...old]) await rm(join(cache, name), { recursive: true, force: true });
}
