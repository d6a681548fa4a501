import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Assembly, AssemblyFiles, StackDescription } from './assembly.ts';

const DESCRIPTION = 'landfall.json';

/** A CloudFormation template as JSON. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly [key: string]: unknown }>>;
  readonly [section: string]: unknown;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

export async function readAssembly(directory: string): Promise<AssemblyFiles> {
  const assembly = JSON.parse(await readFile(join(directory, DESCRIPTION), 'utf8')) as Assembly;
  return { ...assembly, directory };
}

/** Writes the description only; the templates lie there already. */
export async function writeAssembly({ directory, version, stacks }: AssemblyFiles): Promise<void> {
  await writeFile(join(directory, DESCRIPTION), `${JSON.stringify({ version, stacks }, undefined, 1)}\n`);
}

export async function readTemplate(assembly: AssemblyFiles, stack: StackDescription): Promise<Template> {
  return JSON.parse(await readFile(join(assembly.directory, stack.template), 'utf8')) as Template;
}
