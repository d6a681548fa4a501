import { writeFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';

import { type Estate, loadEstate, loadTemplates } from '../../estate/index.ts';
import { type FormatContext, type FormatName, type Judged, type Rule, chooseRules, judge, wrongChoices } from '../../guidelines/index.ts';
import { LandfallError, ProblemsError, closest } from '../../report/index.ts';
import { givenTemplates } from '../given-templates.ts';
import { describeError } from '../print-error.ts';
import { renderFindings, renderSummary } from '../render/findings.ts';
import { version } from '../version.ts';

export interface CheckOptions {
  readonly estate?: string | undefined;
  readonly project: string;
  readonly format: string;
  readonly json?: true | undefined;
  readonly output?: string | undefined;
  readonly promise?: readonly string[] | undefined;
  readonly rule?: readonly string[] | undefined;
  readonly severity?: string | undefined;
  readonly layers?: true | undefined;
  readonly packs?: readonly string[] | undefined;
}

const FAILED = 1;
const WRONG_INPUT = 2;

/**
 * Judges templates, an estate, or what the project makes. The exit code is 0 for `pass`, 1 for `fail` and `unknown`, and 2 where the input is
 * wrong: also where not one of the templates could be read, though the result is printed then.
 */
export async function check(templates: readonly string[], options: CheckOptions): Promise<void> {
  const { FORMATS } = await import('../../guidelines/formats/index.ts');
  const { RULES } = await import('../../guidelines/rules/index.ts');
  const { name, choice } = checkedOptions(options, RULES, Object.keys(FORMATS));
  if (templates.length > 0 && options.estate !== undefined) {
    throw new LandfallError('TwoInputs', 'templates and --estate are given both', { fix: 'give the templates or the estate' });
  }
  const [estate, { layersOf }] = await Promise.all([estateOf(templates, options), import('../../guidelines/layers/layers.ts')]);
  const { layers = false, packs = [] } = options;
  const own = chooseRules(RULES, choice);
  const packed = packs.length === 0 ? { rules: [], errors: [] } : await (await import('../judge-by-packs.ts')).rulesOfPacks(estate, packs);
  const rules = [...own, ...packed.rules];
  const at = new Date();
  const judged = judge(estate, { rules, known: RULES.map(({ id }) => id), errors: packed.errors, today: at.toISOString().slice(0, 10) });
  const context: FormatContext = {
    rules,
    coverage: judged.coverage,
    templates: [...new Set(estate.stacks.map(({ template }) => template))],
    version: version(),
    at,
    accountName: (id) => estate.account(id)?.name,
    textOf: textsOf(estate),
  };
  const result = { ...judged.result, layers: layersOf(estate, { rules: own, ...judged }) };
  const report =
    name === 'text' ? renderFindings(result, context, { layers, width: widthOf(options) }) : (await FORMATS[name]())(result, context);
  if (options.output === undefined) process.stdout.write(report);
  else {
    await written(options.output, stripVTControlCharacters(report));
    process.stderr.write(`${renderSummary(judged.result)}\n`);
  }
  tellOfFaults(judged);
  if (judged.result.verdict !== 'pass') process.exitCode = estate.stacks.length === 0 ? WRONG_INPUT : FAILED;
}

async function estateOf(templates: readonly string[], { estate, project }: CheckOptions): Promise<Estate> {
  if (templates.length > 0) return loadTemplates(await givenTemplates(templates, process.stdin));
  if (estate !== undefined) return loadEstate(estate);
  try {
    return await (await import('../estate-of-project.ts')).estateOfProject(project);
  } catch (error) {
    if (!(error instanceof LandfallError) || error.code !== 'ProjectFileNotFound') throw error;
    const fix = 'name templates, an estate with --estate DIRECTORY, or the project file with --project FILE';
    throw new LandfallError(error.code, error.message, { fix, cause: error });
  }
}

/** What the options choose. Throws for all values at once that there aren't. */
function checkedOptions(
  { format, json, promise: promises, rule, severity }: CheckOptions,
  rules: readonly Rule[],
  formats: readonly string[],
) {
  const given = json ? 'json' : format;
  const names = ['text', ...formats];
  const choice = { promises, rules: rule, severity };
  const wrong: readonly { readonly what: string; readonly error: LandfallError }[] = [
    ...wrongChoices(rules, choice),
    ...(names.includes(given) ? [] : [{ what: 'format', error: unknownFormat(given, names) }]),
  ];
  const [first, second] = wrong;
  if (first === undefined) return { name: given as FormatName | 'text', choice };
  if (second === undefined) throw first.error;
  const problems = wrong.map(({ what, error: { message, fix } }) => ({
    path: `--${what}`,
    message,
    ...(fix === undefined ? {} : { fix }),
  }));
  throw new ProblemsError('WrongOptions', 'the command', problems);
}

function unknownFormat(given: string, all: readonly string[]): LandfallError {
  const match = closest(given, all);
  return new LandfallError('UnknownFormat', `there is no format ${JSON.stringify(given)}`, {
    fix: match === undefined ? `use one of ${all.join(', ')}` : `did you mean --format ${match}?`,
  });
}

/** Columns of the terminal, or as many as a line in a file may have. */
function widthOf({ output }: CheckOptions): number {
  return (output === undefined && process.stdout.isTTY ? process.stdout.columns : 0) || 200;
}

function textsOf({ stacks }: Estate): FormatContext['textOf'] {
  const sources = new Map(stacks.map(({ template, source }) => [template, source]));
  return (template) => sources.get(template)?.text;
}

async function written(file: string, report: string): Promise<void> {
  try {
    await writeFile(file, report);
  } catch (error) {
    throw new LandfallError('OutputNotWritten', `${file} can't be written`, { fix: 'name a file in a folder that is there', cause: error });
  }
}

/** A rule that failed itself is one of the result's errors; whoever mends it needs its stack. */
function tellOfFaults({ faults }: Judged): void {
  for (const error of new Set(faults.map((fault) => fault.error))) process.stderr.write(`${describeError(error)}\n`);
}
