import { ipRangeOf, isWithin, overlaps } from './ip-range.ts';
import { matchArn } from './match-arn.ts';
import { matchText, type Pattern } from './match-text.ts';
import { filledIn, templateOf, type Filling } from './policy-variables.ts';
import { bytesOf, instantOf, numberOf } from './scalars.ts';
import { HOLE, withHoles, type Text } from './text.ts';
import { MAYBE, NO, YES, type Truth } from './truth.ts';

/** What one statement's evaluation learns on its way. */
export interface Inquiry extends Filling {
  /** Why the statement can't be decided. */
  readonly open: string[];
}

/** Compares one value of the request with one of the policy, which it holds. */
export type Wanted = (subject: Text, inquiry: Inquiry) => Truth;

/** Makes a comparison with a value as it stands in the policy. Undefined if the operator can't take such a value. */
export type Comparison = (raw: string, variables: boolean) => Wanted | undefined;

function ofText(matches: (pattern: Pattern, subject: Text) => Truth, wildcards: boolean, ignoreCase: boolean): Comparison {
  return (raw, variables) => {
    const template = templateOf(raw, { wildcards, variables, ignoreCase });
    return (subject, inquiry) => {
      const pattern = filledIn(template, inquiry);
      if (pattern === undefined) return NO;
      return matches(pattern, ignoreCase ? { text: subject.text.toLowerCase(), hole: subject.hole } : subject);
    };
  };
}

/** Both sides are read; what can't be read decides nothing. */
function ofRead<Value>(read: (raw: string) => Value | undefined, compare: (had: Value, wanted: Value) => boolean): Comparison {
  return (raw) => {
    const wanted = read(raw);
    if (wanted === undefined) return withHoles(raw).includes(HOLE) ? () => MAYBE : undefined;
    return (subject) => {
      const had = subject.hole ? undefined : read(subject.text);
      if (had === undefined) return MAYBE;
      return compare(had, wanted) ? YES : NO;
    };
  };
}

const ofAddress: Comparison = (raw) => {
  const wanted = ipRangeOf(raw);
  if (wanted === undefined) return withHoles(raw).includes(HOLE) ? () => MAYBE : undefined;
  return (subject) => {
    const had = subject.hole ? undefined : ipRangeOf(subject.text);
    if (had === undefined) return MAYBE;
    if (isWithin(had, wanted)) return YES;
    // The request speaks of a block of addresses, and a part of it lies inside.
    return overlaps(had, wanted) ? MAYBE : NO;
  };
};

const ofBoolean: Comparison = (raw, variables) => {
  const isPlain = /^(?:true|false)$/i.test(raw.trim());
  if (!isPlain && !raw.includes('${') && !withHoles(raw).includes(HOLE)) return undefined;
  return ofText(matchText, false, true)(raw.trim(), variables);
};

const LESS = (had: number, wanted: number): boolean => had < wanted;
const AT_MOST = (had: number, wanted: number): boolean => had <= wanted;
const EQUAL = <Value>(had: Value, wanted: Value): boolean => had === wanted;
const AT_LEAST = (had: number, wanted: number): boolean => had >= wanted;
const GREATER = (had: number, wanted: number): boolean => had > wanted;

export interface Operator {
  readonly compare: Comparison;
  /** The condition holds when no value of the policy matches, and so for an absent key as well. */
  readonly negated: boolean;
}

function operator(compare: Comparison, negated = false): Operator {
  return { compare, negated };
}

/** Each operator of the IAM reference ("Condition operators") but Null, in lower case: people write them in any. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['stringequals', operator(ofText(matchText, false, false))],
  ['stringnotequals', operator(ofText(matchText, false, false), true)],
  ['stringequalsignorecase', operator(ofText(matchText, false, true))],
  ['stringnotequalsignorecase', operator(ofText(matchText, false, true), true)],
  ['stringlike', operator(ofText(matchText, true, false))],
  ['stringnotlike', operator(ofText(matchText, true, false), true)],
  ['numericequals', operator(ofRead(numberOf, EQUAL))],
  ['numericnotequals', operator(ofRead(numberOf, EQUAL), true)],
  ['numericlessthan', operator(ofRead(numberOf, LESS))],
  ['numericlessthanequals', operator(ofRead(numberOf, AT_MOST))],
  ['numericgreaterthan', operator(ofRead(numberOf, GREATER))],
  ['numericgreaterthanequals', operator(ofRead(numberOf, AT_LEAST))],
  ['dateequals', operator(ofRead(instantOf, EQUAL))],
  ['datenotequals', operator(ofRead(instantOf, EQUAL), true)],
  ['datelessthan', operator(ofRead(instantOf, LESS))],
  ['datelessthanequals', operator(ofRead(instantOf, AT_MOST))],
  ['dategreaterthan', operator(ofRead(instantOf, GREATER))],
  ['dategreaterthanequals', operator(ofRead(instantOf, AT_LEAST))],
  ['bool', operator(ofBoolean)],
  ['binaryequals', operator(ofRead(bytesOf, EQUAL))],
  ['ipaddress', operator(ofAddress)],
  ['notipaddress', operator(ofAddress, true)],
  ['arnequals', operator(ofText(matchArn, true, false))],
  ['arnlike', operator(ofText(matchArn, true, false))],
  ['arnnotequals', operator(ofText(matchArn, true, false), true)],
  ['arnnotlike', operator(ofText(matchArn, true, false), true)],
]);
