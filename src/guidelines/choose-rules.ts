import { LandfallError, ProblemsError, closest } from '../report/index.ts';
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

/** A rule, promise or severity that was asked for and isn't there. */
export interface WrongChoice {
  readonly what: 'promise' | 'rule' | 'severity';
  /** Names the closest match, or all that there are. */
  readonly error: LandfallError;
}

/** Everything of a choice that there isn't, in the order in which it was given. */
export function wrongChoices(all: readonly Rule[], { promises = [], rules = [], severity }: RuleChoice): readonly WrongChoice[] {
  return [
    ...rules.map((given) => ['rule', given] as const),
    ...promises.map((given) => ['promise', given] as const),
    ...(severity === undefined ? [] : [['severity', severity] as const]),
  ].flatMap(([what, given]) => {
    const names = namesOf(all, what);
    return written(given, names) === undefined ? [{ what, error: unknownName(what, given, names) }] : [];
  });
}

/**
 * The rules that are chosen. Throws `LandfallError` for a rule, promise or severity that there isn't, with the closest match (for several of
 * them at once), and where no rule meets all of the choice.
 */
export function chooseRules(all: readonly Rule[], choice: RuleChoice): readonly Rule[] {
  const [wrong, ...others] = wrongChoices(all, choice);
  if (wrong !== undefined) {
    if (others.length === 0) throw wrong.error;
    throw new ProblemsError(
      'UnknownChoices',
      'the choice of rules',
      [wrong, ...others].map(({ what, error }) => ({
        path: what,
        message: error.message,
        ...(error.fix === undefined ? {} : { fix: error.fix }),
      })),
    );
  }
  const { promises = [], rules = [], severity } = choice;
  const chosenPromises = new Set(promises.map((given) => written(given, namesOf(all, 'promise'))));
  const chosenRules = new Set(rules.map((given) => written(given, namesOf(all, 'rule'))));
  const least = severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(written(severity, new Set(SEVERITIES)) as Severity);
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
  const names = namesOf(all, 'rule');
  const name = written(id, names);
  const found = all.find((rule) => rule.id === name);
  if (found === undefined) throw unknownName('rule', id, names);
  return found;
}

const CODES = { promise: 'UnknownPromise', rule: 'UnknownRule', severity: 'UnknownSeverity' } as const;

function namesOf(all: readonly Rule[], what: WrongChoice['what']): ReadonlySet<string> {
  if (what === 'severity') return new Set(SEVERITIES);
  return new Set(all.map((rule) => (what === 'rule' ? rule.id : rule.promise)));
}

/** What was given as it is written in the list: case doesn't matter. */
function written(given: string, names: ReadonlySet<string>): string | undefined {
  return [...names].find((name) => name.toLowerCase() === given.trim().toLowerCase());
}

function unknownName(what: WrongChoice['what'], given: string, names: ReadonlySet<string>): LandfallError {
  const match = closest(given, names);
  const list = what === 'rule' ? 'see `landfall explain` for all of them' : `use one of ${[...names].join(', ')}`;
  return new LandfallError(CODES[what], `there is no ${what} ${JSON.stringify(given)}`, {
    fix: match === undefined ? list : `did you mean ${match}?`,
  });
}
