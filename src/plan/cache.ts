import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Entries that are kept beside the one in use; the oldest go first. */
const KEPT_ENTRIES = 8;

/** The folder beside the project file in which everything lies that can be made again. */
export function cacheFolder(root: string): string {
  return join(root, '.landfall', 'cache');
}

/** Fills a folder that appears whole or not at all. An entry that exists already is left as it is. */
export async function fillOnce(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true });
  try {
    await fill(draft);
    await rename(draft, folder).catch((error: NodeJS.ErrnoException) => {
      // Another process was faster: what it made is the same.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

export async function readJson<Value>(file: string): Promise<Value | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Value;
  } catch (error) {
    // Missing, or cut off by a full disk: made again either way.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function writeJson(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(value)}\n`);
  await rename(draft, file);
}

/** Removes all but the newest entries. */
export async function pruneCache(folder: string, inUse: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== inUse);
  const entries = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const old = entries.toSorted((a, b) => b.at - a.at).slice(KEPT_ENTRIES);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { recursive: true, force: true })));
}
