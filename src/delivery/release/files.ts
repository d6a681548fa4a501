import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Made from the sources, or no part of the product. */
const SKIPPED = new Set(['node_modules', '.git', '.landfall', 'coverage']);

/**
 * Paths of all files below a folder, relative to it, with slashes and in the order of code units; packages and what tools leave behind
 * are passed over, and so are the folders in `skip`. Links are given as files and never followed. No folder, no files.
 */
export async function filesBelow(folder: string, skip: readonly string[] = []): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (!entry.isDirectory()) {
        if (!entry.name.endsWith('.tsbuildinfo')) found.push(path);
      } else if (!SKIPPED.has(entry.name) && !skip.includes(path)) await walk(path);
    }
  };
  await walk('');
  return found.toSorted();
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}
