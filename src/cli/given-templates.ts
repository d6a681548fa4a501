import { readFile, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

import type { TemplateText } from '../estate/index.ts';
import { LandfallError } from '../report/index.ts';

const STDIN = '-';

/** Folders that hold what others wrote or what is made anew each time. */
const PASSED_OVER = /^(?:node_modules|\..+)$/;
const ENDING = /\.(?:json|ya?ml|template)$/i;
/** What a template certainly has, in JSON and in YAML; what else lies in a folder mostly hasn't. */
const RESOURCES = /(?:^|[{,])\s*["']?(?:Resources|AWSTemplateFormatVersion)["']?\s*:/m;

/**
 * The templates that a command was given: files as they are named, `-` for what stands on stdin, and of a folder all that look like templates.
 * None comes twice. Throws `LandfallError` for a folder without any.
 */
export async function givenTemplates(given: readonly string[], stdin: NodeJS.ReadableStream): Promise<readonly (string | TemplateText)[]> {
  const templates = new Map<string, string | TemplateText>();
  for (const path of given) {
    if (path === STDIN) templates.set(STDIN, { path: STDIN, text: templates.has(STDIN) ? '' : await text(stdin) });
    else if (await isFolder(path))
      for (const file of await templatesIn(path)) templates.set(resolve(file), templates.get(resolve(file)) ?? file);
    else templates.set(resolve(path), templates.get(resolve(path)) ?? path);
  }
  return [...templates.values()];
}

async function isFolder(path: string): Promise<boolean> {
  // What can't be looked at is a file that can't be read, and told of as that.
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function templatesIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (directory: string): Promise<void> => {
    const entries = await readdir(directory, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!PASSED_OVER.test(entry.name)) await walk(path);
      } else if (ENDING.test(entry.name) && (await looksLikeTemplate(path))) found.push(path);
    }
  };
  await walk(folder);
  if (found.length > 0) return found;
  throw new LandfallError('NoTemplates', `no CloudFormation template is in the folder ${folder}`, {
    fix: 'name a template or a folder with some; to judge an estate, give it with --estate',
  });
}

async function looksLikeTemplate(path: string): Promise<boolean> {
  try {
    return RESOURCES.test(await readFile(path, 'utf8'));
  } catch {
    // It is told of when it is read.
    return true;
  }
}
