import { type Answer, type GivenValue, type PolicySet, UNKNOWN, evaluate } from '../../iam/index.ts';
import { type Candidates, type Limits, candidatesOf, readingOf } from './candidates.ts';
import { GLOB, type TextPattern, glob, literal, patternOf, variablesIn } from './pattern.ts';
import type { ReadCondition, ReadStatement } from './reading.ts';
import { witnesses } from './witnesses.ts';

/** A request of which some values are still to be chosen. */
export interface Chosen {
  readonly principal: string;
  readonly action: string;
  /** An ARN; a `*` in it stands for whatever the caller likes. */
  readonly resource: string;
  readonly resourceAccount: string;
  readonly managementAccount: string | undefined;
  /** Keys, in lower case, that the structure fixes; null: absent. */
  readonly fixed: Readonly<Record<string, GivenValue>>;
  /** Keys that are open, although the kind of principal would settle them. */
  readonly opened?: readonly string[];
  /** What limits the choice of a key that isn't fixed; undefined: nothing. */
  readonly limits: (key: string) => Limits | undefined;
  readonly policies: PolicySet;
  /** How many evaluations it is worth; more choices aren't tried, and the answer is unknown. */
  readonly most?: number;
  /** Every statement that may bear on it; asked for where there is something to choose. */
  readonly statements: () => readonly ReadStatement[];
}

export type Solution =
  | { readonly answer: 'open'; readonly found: Answer }
  | { readonly answer: 'closed' }
  | { readonly answer: 'unknown'; readonly found: Answer | undefined; readonly why: string };

/** Evaluations of one request; more than this many choices aren't tried, and the answer is unknown. */
const MOST_EVALUATIONS = 6000;

const RESOURCE = '(resource)';

/** Keys that only a request, or the identity behind it, settles. */
const SETTLED: ReadonlySet<string> = new Set([
  'aws:userid',
  'aws:username',
  'aws:principaltype',
  'aws:principalaccount',
  'aws:principalarn',
]);
const ALWAYS_THERE: ReadonlySet<string> = new Set(['aws:securetransport', 'aws:currenttime', 'aws:epochtime']);

/**
 * Whether some choice of everything that isn't fixed makes the evaluator say yes. Keys are chosen one after the other, the one that leaves the
 * fewest ways first; what is still open counts as unknown, so that a no holds for every choice of the rest.
 */
export function solve(request: Chosen): Solution {
  const found = answered(request, new Map());
  if (found.answer === 'no') return CLOSED;
  return found.answer === 'yes' ? { answer: 'open', found } : new Search(request).from(new Map());
}

function answered(
  { principal, action, resource, resourceAccount, managementAccount, fixed, opened, policies }: Chosen,
  chosen: Choices,
): Answer {
  const context: Record<string, GivenValue> = { ...fixed };
  for (const key of opened ?? []) context[key] = UNKNOWN;
  for (const [key, value] of chosen) if (key !== RESOURCE) context[key] = value;
  const request = { principal, action, resource: String(chosen.get(RESOURCE) ?? resource), resourceAccount, context };
  return evaluate(managementAccount === undefined ? request : { ...request, managementAccount }, policies);
}

type Choices = ReadonlyMap<string, GivenValue>;

const CLOSED: Solution = { answer: 'closed' };

class Search {
  readonly #request: Chosen;
  readonly #statements: readonly ReadStatement[];
  readonly #conditions: ReadonlyMap<string, readonly ReadCondition[]>;
  /** Keys by the variables in what they are compared with. */
  readonly #comparedWith = new Map<string, { readonly key: string; readonly value: string }[]>();
  #evaluations = 0;

  constructor(request: Chosen) {
    this.#request = request;
    this.#statements = request.statements();
    const conditions = this.#statements.flatMap((statement) => statement.conditions);
    this.#conditions = Map.groupBy(conditions, ({ key }) => key);
    for (const { key, values } of conditions) for (const value of values) this.#link(key, value);
    for (const { resources } of this.#statements) for (const value of resources) this.#link(RESOURCE, value);
  }

  #link(key: string, value: string): void {
    for (const variable of variablesIn(value)) {
      const known = this.#comparedWith.get(variable) ?? [];
      known.push({ key, value });
      this.#comparedWith.set(variable, known);
    }
  }

  from(chosen: Choices): Solution {
    const found = this.#evaluate(chosen);
    if (found === undefined) return TOO_MANY;
    if (found.answer === 'no') return CLOSED;
    if (found.answer === 'yes') return { answer: 'open', found };
    const keys = this.#toChoose(found, chosen);
    const undecided: Solution = { answer: 'unknown', found, why: whyOf(found) };
    let fewest: { readonly left: readonly Choices[]; readonly isComplete: boolean } | undefined;
    for (const key of keys) {
      const { values, isComplete } = this.#candidates(key, chosen);
      const left: Choices[] = [];
      for (const value of values) {
        const next = new Map(chosen).set(key, value);
        const answer = this.#evaluate(next);
        if (answer === undefined) return TOO_MANY;
        if (answer.answer === 'yes') return { answer: 'open', found: answer };
        if (answer.answer !== 'no') left.push(next);
      }
      if (left.length === 0 && isComplete) return CLOSED;
      if (
        fewest === undefined ||
        (isComplete && !fewest.isComplete) ||
        (isComplete === fewest.isComplete && left.length < fewest.left.length)
      )
        fewest = { left, isComplete };
    }
    if (fewest === undefined) return undecided;
    let result: Solution = fewest.isComplete ? CLOSED : { answer: 'unknown', found, why: 'not every value of a condition could be tried' };
    for (const next of fewest.left) {
      const solution = this.from(next);
      if (solution.answer === 'open' || solution === TOO_MANY) return solution;
      if (solution.answer === 'unknown') result = solution;
    }
    return result;
  }

  #evaluate(chosen: Choices): Answer | undefined {
    this.#evaluations += 1;
    if (this.#evaluations > (this.#request.most ?? MOST_EVALUATIONS)) return undefined;
    return answered(this.#request, chosen);
  }

  /** What the answer waits for and can be chosen now: a variable comes before what it is compared with. */
  #toChoose({ missing }: Answer, chosen: Choices): readonly string[] {
    const wanted = new Set<string>();
    const add = (key: string): void => {
      if (wanted.has(key) || chosen.has(key) || !this.#isFree(key)) return;
      const before = this.#variablesOf(key).filter((variable) => variable !== key && !chosen.has(variable) && this.#isFree(variable));
      if (before.length === 0) wanted.add(key);
      else for (const variable of before) add(variable);
    };
    for (const key of missing) add(key.toLowerCase());
    if (this.#request.resource.includes('*')) add(RESOURCE);
    return [...wanted];
  }

  #isFree(key: string): boolean {
    if (key === RESOURCE) return this.#request.resource.includes('*');
    return !SETTLED.has(key) && !Object.hasOwn(this.#request.fixed, key);
  }

  #variablesOf(key: string): readonly string[] {
    const values =
      key === RESOURCE
        ? this.#statements.flatMap(({ resources }) => resources)
        : (this.#conditions.get(key) ?? []).flatMap((condition) => condition.values);
    return [...new Set(values.flatMap(variablesIn))];
  }

  #candidates(key: string, chosen: Choices): Candidates {
    const valueOf = (variable: string) => this.#textOf(variable, chosen);
    if (key === RESOURCE) return this.#resources(valueOf);
    const conditions = this.#conditions.get(key) ?? [];
    const linked = this.#linked(key, chosen);
    const limits = { ...(ALWAYS_THERE.has(key) ? { neverAbsent: true } : {}), ...this.#request.limits(key) };
    const { values, isComplete } = candidatesOf(conditions, valueOf, limits, linked.patterns);
    return { values, isComplete: isComplete && linked.isComplete };
  }

  #resources(valueOf: (variable: string) => string | undefined): Candidates {
    const patterns = this.#statements
      .flatMap(({ resources }) => resources)
      .map((one) => patternOf(one, GLOB, valueOf))
      .filter((one) => one !== undefined);
    // What can't be known of the ARN stays a hole, whatever is chosen beside it.
    if (this.#request.resource.includes(UNKNOWN)) return { values: [], isComplete: false };
    const found = witnesses(patterns, [glob(this.#request.resource)]);
    return { values: found.texts, isComplete: found.isComplete };
  }

  /** Patterns of what a variable is compared with: it can be chosen to be the same. */
  #linked(variable: string, chosen: Choices): { readonly patterns: readonly TextPattern[]; readonly isComplete: boolean } {
    const patterns: TextPattern[] = [];
    let isComplete = true;
    const valueOf = (key: string) => this.#textOf(key, chosen);
    for (const { key, value } of this.#comparedWith.get(variable) ?? []) {
      const isAlone = /^\$\{[^{},]*\}$/.test(value);
      const other = key === RESOURCE ? undefined : this.#textOf(key, chosen);
      if (other !== undefined) patterns.push(...partsFor(value, variable, other).map(literal));
      else if (key === RESOURCE && !this.#request.resource.includes('*'))
        patterns.push(...partsFor(value, variable, this.#request.resource).map(literal));
      else if (isAlone) {
        for (const condition of this.#conditions.get(key) ?? []) {
          const reading = readingOf(condition.operator);
          for (const one of condition.values) {
            const pattern = reading === undefined ? undefined : patternOf(one, reading, valueOf);
            if (pattern !== undefined) patterns.push(pattern);
          }
        }
      } else isComplete = false;
    }
    return { patterns, isComplete };
  }

  /** The text that a key has in every case; undefined where it has none yet, or several. */
  #textOf(key: string, chosen: Choices): string | undefined {
    const value = chosen.has(key) ? chosen.get(key) : this.#request.fixed[key];
    if (typeof value === 'string') return value.includes(UNKNOWN) ? undefined : value;
    if (value !== undefined) return undefined;
    if (key === 'aws:principalaccount') return /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(this.#request.principal)?.[1];
    if (key === 'aws:resourceaccount') return this.#request.resourceAccount;
    return key === 'aws:username' ? /:user\/(?:.*\/)?([^/]+)$/.exec(this.#request.principal)?.[1] : undefined;
  }
}

const TOO_MANY: Solution = { answer: 'unknown', found: undefined, why: 'there are more ways to ask for it than can be tried' };

/** What a variable would have to be for a text with it to match. */
function partsFor(value: string, variable: string, text: string): readonly string[] {
  const pieces = value.split(/\$\{([^{}]*)\}/);
  const source = pieces
    .map((piece, index) => {
      if (index % 2 === 0)
        return piece
          .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.');
      return piece.split(',', 1)[0]?.trim().toLowerCase() === variable ? '(.+?)' : '.*?';
    })
    .join('');
  const found = new RegExp(`^${source}$`, 's').exec(text);
  return found === null ? [] : found.slice(1).filter((part) => part !== '');
}

function whyOf({ because, missing }: Answer): string {
  const reasons = [...new Set(because.map(({ why }) => why))].join('; ');
  return missing.length === 0 ? reasons : `${reasons} (${missing.join(', ')})`;
}
