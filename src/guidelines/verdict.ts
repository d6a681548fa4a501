import type { CheckError, CheckResult, Finding, PromiseVerdict, Undecided, Verdict } from './finding.ts';
import type { PromiseId, Rule } from './rule.ts';

/** What all of it comes to: a finding that isn't waived fails; what couldn't be judged keeps it from passing. */
export function verdictOf({ findings, unknown, errors }: Pick<CheckResult, 'findings' | 'unknown' | 'errors'>): Verdict {
  if (findings.some(({ waived }) => waived === null)) return 'fail';
  return unknown.length > 0 || errors.length > 0 ? 'unknown' : 'pass';
}

export interface Gathered {
  readonly findings: readonly Finding[];
  readonly unknown: readonly Undecided[];
  readonly errors: readonly CheckError[];
  /** The resources that each rule looked at, by its id. */
  readonly judged: ReadonlyMap<string, ReadonlySet<unknown>>;
}

/** What each promise comes to that a rule of ours was asked about, in their order. A part of a template that is open to all rules is open to each promise. */
export function promiseVerdicts(asked: readonly Rule[], { findings, unknown, errors, judged }: Gathered): readonly PromiseVerdict[] {
  const rules = asked.filter(({ pack }) => pack === undefined);
  const ids = new Set(rules.map(({ id }) => id));
  const found = Map.groupBy(
    findings.filter(({ rule }) => ids.has(rule)),
    ({ promise }) => promise,
  );
  const open = Map.groupBy(
    unknown.filter(({ rule }) => rule === null || ids.has(rule)),
    ({ promise }) => promise,
  );
  const ofAll = open.get(null) ?? [];
  return [...Map.groupBy(rules, ({ promise }) => promise)]
    .toSorted(([a], [b]) => inOrder(a, b))
    .map(([id, own]) => {
      const ownFindings = found.get(id) ?? [];
      const ownUnknown = [...(open.get(id) ?? []), ...ofAll];
      return {
        id,
        rules: own.length,
        resourcesJudged: new Set(own.flatMap((rule) => [...(judged.get(rule.id) ?? [])])).size,
        findings: ownFindings.length,
        waived: ownFindings.filter(({ waived }) => waived !== null).length,
        unknown: ownUnknown.length,
        verdict: verdictOf({ findings: ownFindings, unknown: ownUnknown, errors }),
      };
    });
}

/** G2 before G10, G before I. */
export function inOrder(a: PromiseId, b: PromiseId): number {
  return a.charCodeAt(0) - b.charCodeAt(0) || Number(a.slice(1)) - Number(b.slice(1));
}
