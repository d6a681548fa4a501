import { OPERATORS, type Inquiry, type Wanted } from './comparisons.ts';
import { type ContextValue } from './context-value.ts';
import { HOLE, NOTHING_KNOWN, type Text } from './text.ts';
import { agreed, both, either, MAYBE, NO, not, YES, type Truth } from './truth.ts';

/** One operator with one key and its values. */
export interface Condition {
  readonly key: string;
  readonly set: 'all' | 'any' | undefined;
  readonly negated: boolean;
  readonly ifExists: boolean;
  /** For Null: what it takes for the condition to hold. Everything else compares. */
  readonly test: readonly Wanted[] | { readonly absent: readonly boolean[] };
  /** Why the condition decides nothing. */
  readonly flaw: string | undefined;
}

const SPELLING = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/;

/** Reads one operator and key. What AWS would refuse has a `flaw`. */
export function conditionOf(operator: string, key: string, values: readonly string[] | undefined, variables: boolean): Condition {
  const [, set, base = '', suffix] = SPELLING.exec(operator.toLowerCase()) ?? [];
  const common = {
    key,
    set: set === undefined ? undefined : set === 'forallvalues' ? ('all' as const) : ('any' as const),
    ifExists: suffix !== undefined,
    negated: OPERATORS.get(base)?.negated === true,
  };
  const flawed = (flaw: string): Condition => ({ ...common, test: [], flaw });
  if (values === undefined) return flawed(`the condition ${operator} on ${key} has no text, number or boolean as its value`);
  if (base === 'null') {
    const absent = values.map((value) => value.trim().toLowerCase());
    if (set !== undefined || suffix !== undefined) return flawed(`the condition operator ${operator} doesn't exist`);
    if (!absent.every((value) => value === 'true' || value === 'false')) return flawed(`Null on ${key} asks for neither true nor false`);
    return { ...common, test: { absent: absent.map((value) => value === 'true') }, flaw: undefined };
  }
  const compare = OPERATORS.get(base)?.compare;
  if (compare === undefined) return flawed(`the condition operator ${operator} doesn't exist`);
  const test: Wanted[] = [];
  for (const value of values) {
    const wanted = compare(value, variables);
    if (wanted === undefined) return flawed(`${operator} on ${key} can't compare with ${JSON.stringify(value)}`);
    test.push(wanted);
  }
  return { ...common, test, flaw: undefined };
}

/** Whether the condition holds. An unknown key is asked for both ways: absent, and there with any value. */
export function holds(condition: Condition, inquiry: Inquiry): Truth {
  if (condition.flaw !== undefined) {
    inquiry.open.push(condition.flaw);
    return MAYBE;
  }
  const before = inquiry.missing.length;
  const value = inquiry.context.valueOf(condition.key);
  const result =
    value === 'unknown'
      ? agreed(judge(condition, [], inquiry), judge(condition, [NOTHING_KNOWN], inquiry))
      : judge(condition, value, inquiry);
  if (result !== MAYBE) inquiry.missing.length = before;
  else if (isOpen(value)) inquiry.missing.push(condition.key);
  else if (inquiry.missing.length === before) inquiry.open.push(`the condition on ${condition.key} can't be decided`);
  return result;
}

function isOpen(value: ContextValue): boolean {
  return value === 'unknown' || value.some(({ hole }) => hole);
}

/**
 * After the IAM User Guide: an absent key matches nothing, so a negated operator holds; `IfExists` holds for an absent key; ForAllValues
 * holds and ForAnyValue fails for a key without values, an empty text included.
 */
function judge(condition: Condition, values: readonly Text[], inquiry: Inquiry): Truth {
  const { test, set, negated, ifExists } = condition;
  if ('absent' in test) return test.absent.includes(values.length === 0) ? YES : NO;
  if (values.length === 0 && ifExists) return YES;
  switch (set) {
    case 'all':
      return unlessEmpty(YES, values, () => ofAll(test, negated, values, inquiry));
    case 'any':
      return unlessEmpty(NO, values, () => ofAny(test, negated, values, inquiry));
    case undefined:
      if (values.length === 0) return negated ? YES : NO;
      if (values.length === 1) return ofAll(test, negated, values, inquiry);
      // Several values without a set operator: AWS doesn't say which of them count.
      return agreed(ofAll(test, negated, values, inquiry), ofAny(test, negated, values, inquiry));
  }
}

/** An unknown text may be an empty one, and so no value at all. */
function unlessEmpty(empty: Truth, values: readonly Text[], otherwise: () => Truth): Truth {
  if (values.every(({ text }) => text === '')) return empty;
  return values.every(({ text }) => text === '' || text === HOLE) ? agreed(empty, otherwise()) : otherwise();
}

function ofAll(test: readonly Wanted[], negated: boolean, values: readonly Text[], inquiry: Inquiry): Truth {
  let result: Truth = YES;
  for (const value of values) result = both(result, ofOne(test, negated, value, inquiry));
  return result;
}

function ofAny(test: readonly Wanted[], negated: boolean, values: readonly Text[], inquiry: Inquiry): Truth {
  let result: Truth = NO;
  for (const value of values) result = either(result, ofOne(test, negated, value, inquiry));
  return result;
}

/** Any value of the policy is enough; negated, none may match. */
function ofOne(test: readonly Wanted[], negated: boolean, value: Text, inquiry: Inquiry): Truth {
  inquiry.isVoid = false;
  const before = inquiry.missing.length;
  let matches: Truth = NO;
  for (const wanted of test) {
    matches = either(matches, wanted(value, inquiry));
    if (matches === YES) break;
  }
  if (matches !== MAYBE) inquiry.missing.length = before;
  if (!negated) return matches;
  return inquiry.isVoid ? both(not(matches), MAYBE) : not(matches);
}
