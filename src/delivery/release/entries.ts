import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';

import { type Project, functionsOf } from '../../project/index.ts';
import { type Problem, ProblemsError, closest } from '../../report/index.ts';
import { filesBelow } from './files.ts';

const SOURCES = new Set(['.ts', '.mts', '.js', '.mjs', '.tsx']);

/** Throws `ProblemsError` with every entry that isn't there, each with the file that was probably meant. */
export async function requireEntries(project: Project): Promise<void> {
  throwProblems(await missingEntries(project));
}

/** Throws `ProblemsError` with all of the product that the project file names and that isn't there: what no build could do without. */
export async function requireProduct(project: Project): Promise<void> {
  const { path } = project.architecture.web;
  const web: readonly Problem[] = (await isFolder(resolve(project.root, path)))
    ? []
    : [{ path, message: "the web app's folder isn't there", fix: 'correct architecture.web.path' }];
  throwProblems([...web, ...(await missingEntries(project))]);
}

function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemsError('EntryMissing', 'the architecture', problems);
}

async function missingEntries(project: Project): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { name, service, source } of functionsOf(project.architecture)) {
    const file = resolve(project.root, source);
    if (await isFile(file)) continue;
    const folder = project.architecture.services.find((candidate) => candidate.name === service)?.path ?? dirname(source);
    const near = await nearest(resolve(project.root, folder), file);
    problems.push({
      path: source,
      message: `the entry of function ${name} isn't there`,
      ...(near === undefined ? {} : { fix: `did you mean ${relative(project.root, near).replaceAll('\\', '/')}?` }),
    });
  }
  return problems;
}

async function nearest(folder: string, file: string): Promise<string | undefined> {
  const sources = (await filesBelow(folder)).filter((path) => SOURCES.has(extname(path)));
  const wanted = relative(folder, file);
  const near = closest(wanted, sources) ?? sources.find((path) => basename(path) === basename(wanted)) ?? byName(wanted, sources);
  return near === undefined ? undefined : join(folder, near);
}

function byName(wanted: string, sources: readonly string[]): string | undefined {
  const name = closest(
    basename(wanted),
    sources.map((path) => basename(path)),
  );
  return sources.find((path) => basename(path) === name);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
