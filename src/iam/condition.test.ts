import { expect, it } from 'vitest';

import { type Inquiry } from './comparisons.ts';
import { conditionOf, holds } from './condition.ts';
import { contextOf, type GivenValue } from './context.ts';
import { textsOf } from './found-values.ts';
import { UNKNOWN } from './text.ts';
import { MAYBE, NO, YES, type Truth } from './truth.ts';

/** Whether the condition holds for the key's value; `missing` and `open` say why it may. */
function judge(operator: string, wanted: unknown, value: GivenValue): Inquiry & { readonly truth: Truth } {
  const context = contextOf({ given: { 'x:key': value }, complete: false, principal: { kind: 'unknown' }, resourceAccount: undefined });
  const inquiry: Inquiry = { context, missing: [], open: [], isVoid: false };
  return { ...inquiry, truth: holds(conditionOf(operator, 'x:Key', textsOf(wanted), true), inquiry) };
}

const ABSENT = null;

it.each<[string, unknown, GivenValue, Truth]>([
  ['StringEquals', 'a', 'a', YES],
  ['StringEquals', 'a*', 'ab', NO],
  ['StringEquals', ['a', 'b'], 'b', YES],
  ['StringEquals', 7, '7', YES],
  ['StringEquals', true, 'true', YES],
  ['StringNotEquals', ['a', 'b'], 'b', NO],
  ['StringNotEquals', ['a', 'b'], ABSENT, YES],
  ['StringEqualsIgnoreCase', 'AbC', 'aBc', YES],
  ['StringNotEqualsIgnoreCase', 'AbC', 'aBc', NO],
  ['StringLike', 'a?c*', 'abcd', YES],
  ['StringLike', 'A*', 'ab', NO],
  ['StringNotLike', 'a*', 'ab', NO],
  ['NumericEquals', '10', 10, YES],
  ['NumericEquals', '10.0', '10', YES],
  ['NumericNotEquals', 10, '11', YES],
  ['NumericNotEquals', 10, ABSENT, YES],
  ['NumericLessThan', '10', '9', YES],
  ['NumericLessThanEquals', '10', '10', YES],
  ['NumericGreaterThan', '10', '10', NO],
  ['NumericGreaterThanEquals', '10', '9', NO],
  ['DateEquals', '2020-01-01T00:00:00Z', '1577836800', YES],
  ['DateEquals', '2020-01-01', '2020-01-01T01:00:00+01:00', YES],
  ['DateNotEquals', '2020-01-01', '2020-01-02', YES],
  ['DateLessThan', '2020-06-30T23:59:59Z', '2020-04-01T00:00:00Z', YES],
  ['DateLessThanEquals', '2020', '2020-01-01T00:00:00Z', YES],
  ['DateGreaterThan', '2020-01-01T00:00:00Z', '2019-12-31T23:59:59.999Z', NO],
  ['DateGreaterThanEquals', '2020-01', '2020-01-01', YES],
  ['Bool', 'true', true, YES],
  ['Bool', 'TRUE', 'true', YES],
  ['Bool', 'false', 'true', NO],
  ['Bool', 'false', ABSENT, NO],
  ['BoolIfExists', 'false', ABSENT, YES],
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', YES],
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ6', NO],
  ['IpAddress', '10.0.0.0/8', '10.255.0.1', YES],
  ['IpAddress', '10.0.0.1', '10.0.0.2', NO],
  ['IpAddress', '::/0', '10.0.0.2', NO],
  ['NotIpAddress', '10.0.0.0/8', '11.0.0.1', YES],
  ['NotIpAddress', '10.0.0.0/8', ABSENT, YES],
  ['IpAddress', '10.1.0.0/16', '10.0.0.0/8', MAYBE],
  ['ArnEquals', 'arn:aws:sns:*:111122223333:*', 'arn:aws:sns:eu-central-1:111122223333:t', YES],
  ['ArnNotEquals', 'arn:aws:sns:*:111122223333:*', 'arn:aws:sns:eu-central-1:111122223333:t', NO],
  ['ArnNotLike', 'arn:aws:sns:*:111122223333:*', ABSENT, YES],
  ['Null', 'true', ABSENT, YES],
  ['Null', 'true', [], YES],
  ['Null', 'false', 'x', YES],
  ['Null', false, ABSENT, NO],
  ['stringequals', 'a', 'a', YES],
  ['forAllValues:StringEquals', ['a', 'b'], ['a', 'b'], YES],
  ['ForAnyValue:StringEqualsIfExists', 'a', ABSENT, YES],
  ['ForAnyValue:NumericLessThan', '5', [9, 4], YES],
  ['ForAllValues:ArnLike', 'arn:aws:iam::1:*', ['arn:aws:iam::1:user/a', 'arn:aws:iam::2:user/a'], NO],
])('%s %j of %j', (operator, wanted, value, truth) => {
  expect(judge(operator, wanted, value).truth).toBe(truth);
});

it.each<[string, unknown, GivenValue, Truth]>([
  ['StringEquals', 'a', UNKNOWN, MAYBE],
  ['StringEquals', 'a', undefined, MAYBE],
  ['StringEquals', 'a', 'b<unknown>', NO],
  ['StringLike', 'b*', 'b<unknown>', YES],
  ['StringLikeIfExists', '*', UNKNOWN, YES],
  ['StringLike', '*', UNKNOWN, MAYBE],
  ['StringNotLike', '*', 'b<unknown>', NO],
  ['Null', 'true', UNKNOWN, MAYBE],
  ['Null', ['true', 'false'], UNKNOWN, YES],
  ['Null', 'false', 'b<unknown>', YES],
  ['NumericLessThan', '5', '1<unknown>', MAYBE],
  ['ForAllValues:StringEquals', 'a', UNKNOWN, MAYBE],
  ['ForAllValues:StringEquals', 'a', ['b', '<unknown>'], NO],
  ['ForAnyValue:StringEquals', 'a', ['a', '<unknown>'], YES],
  ['ForAnyValue:StringLikeIfExists', '*', UNKNOWN, MAYBE],
])('%s %j of a value that is known in part or not at all: %j', (operator, wanted, value, truth) => {
  const { truth: found, missing } = judge(operator, wanted, value);
  expect(found).toBe(truth);
  expect(missing).toEqual(truth === MAYBE ? ['x:Key'] : []);
});

it.each<[string, unknown, GivenValue, RegExp]>([
  ['StringEqual', 'a', 'a', /StringEqual doesn't exist/],
  ['ForSomeValues:StringEquals', 'a', 'a', /doesn't exist/],
  ['NullIfExists', 'true', 'a', /doesn't exist/],
  ['ForAnyValue:Null', 'true', 'a', /doesn't exist/],
  ['Null', 'maybe', 'a', /neither true nor false/],
  ['NumericLessThan', 'ten', 9, /can't compare with "ten"/],
  ['NumericLessThan', '10', 'nine', /can't be decided/],
  ['DateLessThan', 'tomorrow', '2020-01-01', /can't compare with "tomorrow"/],
  ['Bool', 'yes', 'true', /can't compare with "yes"/],
  ['IpAddress', '10.0.0.0/33', '10.0.0.1', /can't compare/],
  ['IpAddress', '10.0.0', '10.0.0.1', /can't compare/],
  ['StringEquals', [], 'a', /no text, number or boolean/],
  ['StringEquals', { a: 1 }, 'a', /no text, number or boolean/],
  ['StringEquals', [null], 'a', /no text, number or boolean/],
])('leaves open what AWS would refuse: %s %j of %j', (operator, wanted, value, why) => {
  const { truth, open } = judge(operator, wanted, value);
  expect(truth).toBe(MAYBE);
  expect(open.join()).toMatch(why);
});
