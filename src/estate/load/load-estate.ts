import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { LandfallError, ProblemsError } from '../../report/index.ts';
import type { Binding } from '../graph/applied-template.ts';
import type { Estate } from '../graph/estate.ts';
import { stackKey } from '../graph/neighbours.ts';
import type { Source, TemplateProblem } from '../template/source.ts';
import type { Value } from '../values/index.ts';
import { crossChecks } from './cross-checks.ts';
import type { Account, EstateDescription, StackFile } from './estate-file.ts';
import { ESTATE_SCHEMA } from './estate-schema.ts';
import { readTemplateFiles } from './load-templates.ts';
import { type PlannedStack, putTogether } from './put-together.ts';
import { violations } from './validate.ts';

export const ESTATE_FILE = 'estate.json';

/**
 * Reads `estate.json` and the templates that it names. Throws `LandfallError` when there is no such file or it is no JSON,
 * `ProblemsError` with every mistake in it; a template that can't be read is one of the estate's `errors`.
 */
export async function loadEstate(directory: string): Promise<Estate> {
  const description = checkedEstate(await readDescription(directory));
  return assembled(description, await templatesOf(description, directory));
}

/** The templates that a description names, below a folder, by path. */
export async function templatesOf(
  description: EstateDescription,
  directory: string,
): Promise<ReadonlyMap<string, Source | TemplateProblem>> {
  const paths = [...new Set(description.accounts.flatMap(({ stacks = [] }) => stacks.map(({ template }) => template)))];
  const read = await readTemplateFiles(paths.map((path) => [join(directory, path), path]));
  return new Map(read.map((source, index) => [paths[index] ?? '', source]));
}

/** Checks what `estate.json` says. Throws `ProblemsError` with all mistakes at once. */
export function checkedEstate(value: unknown): EstateDescription {
  const wrong = violations(value, ESTATE_SCHEMA);
  if (wrong.length > 0) throw new ProblemsError('InvalidEstate', ESTATE_FILE, wrong);
  const description = value as EstateDescription;
  const crossed = crossChecks(description);
  if (crossed.length > 0) throw new ProblemsError('InvalidEstate', ESTATE_FILE, crossed);
  return description;
}

/** An estate of a description and its templates by path. */
export function assembled(description: EstateDescription, sources: ReadonlyMap<string, Source | TemplateProblem>): Estate {
  const planned = description.accounts.flatMap((account) =>
    (account.stacks ?? []).map((stack): PlannedStack => ({
      source: sources.get(stack.template) ?? { template: stack.template, message: 'is not there' },
      world: '',
      account: account.id,
      region: stack.region,
      name: stack.name,
      role: stack.role,
      parameters: new Map<string, Value>(Object.entries(stack.parameters ?? {})),
      bindings: bindingsOf(account, stack),
    })),
  );
  return putTogether(description, planned);
}

function bindingsOf(account: Account, stack: StackFile): ReadonlyMap<string, Binding> {
  return new Map(
    Object.entries(stack.inputs ?? {}).map(([parameter, input]) => [
      parameter,
      { stack: stackKey('', input.account ?? account.id, input.region ?? stack.region, input.stack), output: input.output },
    ]),
  );
}

async function readDescription(directory: string): Promise<unknown> {
  const file = join(directory, ESTATE_FILE);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new LandfallError('EstateNotFound', `there is no ${file}`, { fix: 'name the folder that `landfall estate` wrote', cause: error });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new LandfallError('InvalidEstate', `${file} is not valid JSON`, { fix: 'write it again', cause: error });
  }
}
