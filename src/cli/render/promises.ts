import { stripVTControlCharacters, styleText } from 'node:util';

import { type CheckResult, LAYERS, PROMISE_TITLES, type PromiseId } from '../../guidelines/index.ts';
import { layerLetters } from './layers.ts';
import { VERDICT_STYLE } from './severity.ts';

const NUMBERS = ['rules', 'judged', 'found', 'waived', 'unknown'] as const;

/** Titles that would take the table beyond 80 columns, in fewer words. */
const SHORT_TITLES: Readonly<Partial<Record<PromiseId, string>>> = {
  G6: 'protected logs',
  G7: 'passwords, rotation',
  G10: 'plaintext secrets',
  G16: 'monitoring, alerts',
  G19: 'hardened runtimes',
};

/** A table of the promises in no more than 80 columns: how many resources were judged, what was found, on which layers each is held, and what each comes to. */
export function renderPromises({ promises, layers = [] }: CheckResult): string {
  const heldBy = new Map(layers.map((held) => [held.promise, held]));
  const header = ['promise', ...NUMBERS, ...(layers.length === 0 ? [] : ['layers']), 'verdict'];
  const rows = promises.map(({ id, rules, resourcesJudged, findings, waived, unknown, verdict }) => [
    `${id} ${SHORT_TITLES[id] ?? PROMISE_TITLES[id] ?? ''}`.trimEnd(),
    ...[rules, resourcesJudged, findings, waived, unknown].map(String),
    ...(layers.length === 0 ? [] : [layerLetters(heldBy.get(id))]),
    styleText(VERDICT_STYLE[verdict], verdict),
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => lengthOf(row[column]))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => aligned(cell, header[column], widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    styleText('dim', line(header)),
    ...rows.map(line),
    ...(layers.length === 0 ? [] : [styleText('dim', `layers: ${LAYERS.join(', ')} (--layers names all)`)]),
    '',
  ].join('\n');
}

function aligned(cell: string, name: string | undefined, width: number): string {
  const space = ' '.repeat(Math.max(0, width - lengthOf(cell)));
  return NUMBERS.some((number) => number === name) ? space + cell : cell + space;
}

function lengthOf(cell: string | undefined): number {
  return stripVTControlCharacters(cell ?? '').length;
}
