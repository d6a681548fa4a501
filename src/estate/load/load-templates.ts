import { readFile } from 'node:fs/promises';

import type { Estate } from '../graph/estate.ts';
import { LARGEST_TEMPLATE } from '../template/limits.ts';
import { parseTemplate, problemOf } from '../template/parse.ts';
import type { Source, TemplateProblem } from '../template/source.ts';
import { type PlannedStack, putTogether } from './put-together.ts';

/** A template's path, which is only shown, and its text. */
export interface TemplateText {
  readonly path: string;
  readonly text: string;
}

/**
 * An estate of templates alone, read from files as they are named, or at hand as text. Account, region and stack name are unknown, and each
 * template is a world of its own: what others of the same call hold doesn't change what is said of it. A file that can't be read is one of
 * `errors`.
 */
export async function loadTemplates(templates: readonly (string | TemplateText)[]): Promise<Estate> {
  const files = templates.filter((template) => typeof template === 'string');
  const read = await readTemplateFiles(files.map((file) => [file, file]));
  const sources = new Map(files.map((file, index) => [file, read[index]]));
  return estateOfSources(
    templates.flatMap((template) =>
      typeof template === 'string' ? (sources.get(template) ?? []) : parseTemplate(template.path, template.text),
    ),
  );
}

/** The same of texts that are at hand. */
export function estateOfTemplates(templates: readonly TemplateText[]): Estate {
  return estateOfSources(templates.map(({ path, text }) => parseTemplate(path, text)));
}

function estateOfSources(sources: readonly (Source | TemplateProblem)[]): Estate {
  const planned = sources.map((source, index): PlannedStack => {
    const world = `${index}:${'message' in source ? source.template : source.path}`;
    return { source, world, parameters: new Map(), bindings: new Map() };
  });
  return putTogether({ version: 1, accounts: [] }, planned);
}

/** Files that are open at once: systems let a process have about a thousand. */
const AT_ONCE = 64;

/** Reads and parses files, each with the path by which its template is called, in their order. */
export async function readTemplateFiles(
  files: readonly (readonly [file: string, path: string])[],
): Promise<readonly (Source | TemplateProblem)[]> {
  const read: (Source | TemplateProblem)[] = [];
  // Environments often have the same template, each a file of its own.
  const parsed = new Map<string, Source | TemplateProblem>();
  const parse = (path: string, text: string): Source | TemplateProblem => {
    const known = parsed.get(text) ?? parseTemplate(path, text);
    parsed.set(text, known);
    return 'message' in known ? { ...known, template: path } : { ...known, path };
  };
  for (let start = 0; start < files.length; start += AT_ONCE) {
    read.push(...(await Promise.all(files.slice(start, start + AT_ONCE).map(([file, path]) => readTemplateFile(file, path, parse)))));
  }
  return read;
}

async function readTemplateFile(
  file: string,
  path: string,
  parse: (path: string, text: string) => Source | TemplateProblem,
): Promise<Source | TemplateProblem> {
  try {
    const content = await readFile(file);
    // UTF-8 takes up to four bytes a character; the exact limit is the parser's.
    if (content.length > 4 * LARGEST_TEMPLATE) return parse(path, 'x'.repeat(LARGEST_TEMPLATE + 1));
    return parse(path, content.toString('utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const said = { ENOENT: 'is not there', EISDIR: 'is a folder', EACCES: 'may not be read' }[code];
    if (said === undefined && code === '') throw error;
    return problemOf(path, said ?? `can't be read (${code})`);
  }
}
