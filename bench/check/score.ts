import type { Finding } from './finding.ts';
import type { Label } from './labels.ts';

/** What a tool made of the labels of one promise, or of all. */
export interface Score {
  readonly faults: number;
  readonly found: readonly Label[];
  readonly missed: readonly Label[];
  readonly good: number;
  /** Resources that are as they should be, and of which the tool says that they aren't. */
  readonly accused: readonly Label[];
}

/** The promises that a finding is about. */
export type PromisesOf = (rule: string) => readonly string[];

/**
 * A fault counts once for its resource and promise, whatever number of findings there are for it. A finding at a resource without a label
 * for the promise is neither right nor wrong.
 */
export function scoreOf(labels: readonly Label[], findings: readonly Finding[], promisesOf: PromisesOf): Score {
  const said = new Set(
    findings.flatMap(({ template, resource, rule }) => promisesOf(rule).map((promise) => keyOf(template, resource, promise))),
  );
  const isSaid = ({ template, resource, orAt, promise, also }: Label): boolean =>
    [resource, ...orAt].some((at) => [promise, ...also].some((any) => said.has(keyOf(template, at, any))));
  const faults = labels.filter(({ kind }) => kind === 'fault');
  const good = labels.filter(({ kind }) => kind === 'good');
  return {
    faults: faults.length,
    found: faults.filter(isSaid),
    missed: faults.filter((label) => !isSaid(label)),
    good: good.length,
    accused: good.filter(isSaid),
  };
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** The part of the faults that is found; NaN without any. */
export function recallOf({ faults, found }: Score): number {
  return found.length / faults;
}

/** The part of the accusations that is right; NaN where there are none. */
export function precisionOf({ found, accused }: Score): number {
  return found.length / (found.length + accused.length);
}

/** The mean over those that are numbers. */
export function meanOf(values: readonly number[]): number {
  const numbers = values.filter((value) => !Number.isNaN(value));
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
