import type { Tool, Verdicts } from './finding.ts';
import type { Label } from './labels.ts';
import { type Score, meanOf, precisionOf, recallOf, scoreOf } from './score.ts';

export interface Measured {
  readonly tool: Pick<Tool, 'name' | 'version' | 'promisesOf'>;
  readonly verdicts: Verdicts;
}

/** For each promise and tool the faults that are found and the good resources that are accused; below, the parts of all and the means. */
export function scoreTable(measured: readonly Measured[], labels: readonly Label[]): string {
  const promises = [...new Set(labels.map(({ promise }) => promise))].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const scores = new Map(
    measured.map(({ tool, verdicts: { findings } }) => [
      tool.name,
      promises.map((promise) =>
        scoreOf(
          labels.filter((label) => label.promise === promise),
          findings,
          tool.promisesOf,
        ),
      ),
    ]),
  );
  const names = [...scores.keys()];
  const perPromise = promises.map((promise, index) => {
    const cells = names.map((name) => cellOf(scores.get(name)?.[index]));
    const { faults = 0, good = 0 } = scores.get(names[0] ?? '')?.[index] ?? {};
    return [promise, String(faults), String(good), ...cells];
  });
  const all = names.map((name) => sumOf(scores.get(name) ?? []));
  const summary = (label: string, values: readonly number[]): readonly string[] => [label, '', '', ...values.map(percent)];
  const mean = (of: (score: Score) => number): readonly number[] => names.map((name) => meanOf((scores.get(name) ?? []).map(of)));
  return table([
    ['promise', 'faults', 'good', ...names.map((name) => `${name} found+wrong`)],
    ...perPromise,
    ['all', String(all[0]?.faults ?? 0), String(all[0]?.good ?? 0), ...all.map(cellOf)],
    summary('recall', all.map(recallOf)),
    summary('precision', all.map(precisionOf)),
    summary('mean recall', mean(recallOf)),
    summary('mean precision', mean(precisionOf)),
  ]);
}

export function timeTable(measured: readonly Measured[]): string {
  return table([
    ['tool', 'version', 'wall s', 'CPU s', 'not judged'],
    ...measured.map(({ tool: { name, version }, verdicts: { wall, cpu, failed } }) => [
      name,
      version,
      wall.toFixed(2),
      cpu.toFixed(2),
      String(failed.length),
    ]),
  ]);
}

/** What one tool missed and whom it accused wrongly, and what it couldn't judge. */
export function details({ tool, verdicts: { findings, failed } }: Measured, labels: readonly Label[]): string {
  const { missed, accused } = scoreOf(labels, findings, tool.promisesOf);
  const said = ({ template, resource }: Label): string =>
    [...new Set(findings.filter((one) => one.template === template && one.resource === resource).map(({ rule }) => rule))].join(' ');
  const line = (label: Label): string => `${label.promise.padEnd(4)} ${label.template} ${label.resource}`;
  return [
    `${tool.name} misses:`,
    ...missed.map((label) => `  ${line(label)}: ${label.what}`),
    `${tool.name} accuses wrongly:`,
    ...accused.map((label) => `  ${line(label)}: ${label.what} (${said(label)})`),
    ...(failed.length === 0 ? [] : [`${tool.name} couldn't judge:`, ...failed.map((text) => `  ${text.split('\n')[0] ?? ''}`)]),
  ].join('\n');
}

function sumOf(scores: readonly Score[]): Score {
  return {
    faults: scores.reduce((sum, { faults }) => sum + faults, 0),
    good: scores.reduce((sum, { good }) => sum + good, 0),
    found: scores.flatMap(({ found }) => found),
    missed: scores.flatMap(({ missed }) => missed),
    accused: scores.flatMap(({ accused }) => accused),
  };
}

function cellOf(score: Score | undefined): string {
  return score === undefined ? '' : `${score.found.length}+${score.accused.length}`;
}

function percent(value: number): string {
  return Number.isNaN(value) ? '–' : `${(value * 100).toFixed(1)} %`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
