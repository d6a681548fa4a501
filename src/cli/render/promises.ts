import { styleText } from 'node:util';

import { type CheckResult, PROMISE_TITLES } from '../../guidelines/index.ts';
import { VERDICT_STYLE } from './severity.ts';

/** A table of the promises: how much was judged, what was found, and what each comes to. */
export function renderPromises({ promises }: CheckResult): string {
  const rows = promises.map(({ id, rules, resourcesJudged, findings, waived, unknown, verdict }) => [
    `${id} ${PROMISE_TITLES[id] ?? ''}`.trimEnd(),
    ...[rules, resourcesJudged, findings, waived, unknown].map(String),
    styleText(VERDICT_STYLE[verdict], verdict),
  ]);
  const header = ['promise', 'rules', 'resources', 'findings', 'waived', 'unknown', 'verdict'];
  const widths = header.map((name, column) => Math.max(name.length, ...(column === 6 ? [] : rows.map((row) => row[column]?.length ?? 0))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 || column === 6 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [styleText('dim', line(header).trimEnd()), ...rows.map((row) => line(row).trimEnd()), ''].join('\n');
}
