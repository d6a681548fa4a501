import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** Entries that are kept beside the one in use; the oldest go first. */
const KEPT_ENTRIES = 8;

/**
 * Where what is made of a project lies: all of it can be made again. In the user's own cache and not beside the project file, as what
 * is found there is taken as it is: a repository must not be able to bring templates along that nobody sees in its sources.
 */
export function cacheFolder(root: string, environment: NodeJS.ProcessEnv = process.env): string {
  const caches = environment['XDG_CACHE_HOME'] || join(environment['HOME'] || homedir(), '.cache');
  const project = `${basename(root)}-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`;
  return join(caches, 'landfall', 'projects', project);
}

/** Where plans and their templates lie, by the key of what they were made from. */
export function preparedFolder(root: string): string {
  return join(cacheFolder(root), 'prepared');
}

/** Where builds of the product lie. */
export function buildsFolder(root: string): string {
  return join(cacheFolder(root), 'builds');
}

/** Fills a folder that appears whole or not at all. An entry that exists already is left as it is. */
export async function fillOnce(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
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
