import { LandfallError, closest } from '../report/index.ts';
import type { Rule, Severity } from './rule.ts';

/** The most severe first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** Which rules are asked. An empty list chooses all. */
export interface RuleChoice {
  readonly promises?: readonly string[] | undefined;
  readonly rules?: readonly string[] | undefined;
  /** This severe, or more. */
  readonly severity?: string | undefined;
}

/**
 * The rules that are chosen. Throws `LandfallError` for a rule, promise or severity that there isn't, with the closest match, and where no rule
 * meets all of the choice.
 */
export function chooseRules(all: readonly Rule[], { promises = [], rules = [], severity }: RuleChoice): readonly Rule[] {
  const chosenPromises = new Set(promises.map((given) => known('promise', given, new Set(all.map(({ promise }) => promise)))));
  const chosenRules = new Set(rules.map((given) => known('rule', given, new Set(all.map(({ id }) => id)))));
  const least =
    severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(known('severity', severity, new Set(SEVERITIES)) as Severity);
  const chosen = all.filter(
    (rule) =>
      (chosenPromises.size === 0 || chosenPromises.has(rule.promise)) &&
      (chosenRules.size === 0 || chosenRules.has(rule.id)) &&
      SEVERITIES.indexOf(rule.severity) <= least,
  );
  // Nothing asked, nothing found: that would be a pass.
  if (chosen.length > 0 || all.length === 0) return chosen;
  throw new LandfallError('NoRules', 'no rule is all that was asked for', { fix: 'leave out a promise, a rule or the severity' });
}

/** A rule by its id. Throws `LandfallError` with the closest match. */
export function ruleOf(all: readonly Rule[], id: string): Rule {
  const found = known('rule', id, new Set(all.map((rule) => rule.id)));
  return all.find((rule) => rule.id === found) as Rule;
}

const CODES = { promise: 'UnknownPromise', rule: 'UnknownRule', severity: 'UnknownSeverity' } as const;

/** What was given as it is written in the list: case doesn't matter. */
function known(what: keyof typeof CODES, given: string, names: ReadonlySet<string>): string {
  const exact = [...names].find((name) => name.toLowerCase() === given.trim().toLowerCase());
  if (exact !== undefined) return exact;
  const match = closest(given, names);
  const list = what === 'rule' ? 'see `landfall explain` for all of them' : `use one of ${[...names].join(', ')}`;
  throw new LandfallError(CODES[what], `there is no ${what} ${JSON.stringify(given)}`, {
    fix: match === undefined ? list : `did you mean ${match}?`,
  });
}
