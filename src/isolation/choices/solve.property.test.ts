import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type GivenValue, evaluate } from '../../iam/index.ts';
import { readStatements } from './reading.ts';
import { type Chosen, solve } from './solve.ts';

const ROLE = 'arn:aws:iam::222222222222:role/any';
const TEXT_KEYS = ['aws:PrincipalTag/a', 'sts:ExternalId'] as const;
const SET_KEY = 'aws:TagKeys';
const NUMBER_KEY = 's3:max-keys';

/** Texts of up to three letters, one of which no pattern has. */
const LETTERS = ['a', 'b', 'x'];
const TEXTS = [
  ...LETTERS,
  ...LETTERS.flatMap((one) => LETTERS.flatMap((two) => [one + two, ...LETTERS.map((three) => one + two + three)])),
];
const SETS = [null, ...TEXTS.slice(0, 12), ...['a', 'b', 'ab'].flatMap((one) => ['x', 'ba'].map((two) => [one, two]))];

const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?'), { minLength: 1, maxLength: 2 }).map((letters) => letters.join(''));
const textValue = fc.oneof({ weight: 5, arbitrary: pattern }, { weight: 1, arbitrary: fc.constant('${aws:PrincipalTag/a}') });

const condition = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'),
      fc.constantFrom('', 'IfExists'),
      fc.constantFrom(...TEXT_KEYS),
      fc.array(textValue, { minLength: 1, maxLength: 2 }),
    )
    .map(([operator, suffix, key, values]) => [`${operator}${suffix}`, key, values] as const),
  fc
    .tuple(
      fc.constantFrom('ForAllValues:', 'ForAnyValue:'),
      fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'),
      fc.array(pattern, { minLength: 1, maxLength: 2 }),
    )
    .map(([set, operator, values]) => [`${set}${operator}`, SET_KEY, values] as const),
  fc
    .tuple(fc.constantFrom('NumericEquals', 'NumericLessThan', 'NumericGreaterThanEquals', 'NumericNotEquals'), fc.constantFrom('10', '12'))
    .map(([operator, value]) => [operator, NUMBER_KEY, [value]] as const),
  fc
    .tuple(fc.constantFrom(...TEXT_KEYS, SET_KEY, NUMBER_KEY), fc.constantFrom('true', 'false'))
    .map(([key, value]) => ['Null', key, [value]] as const),
);

const statement = fc
  .tuple(fc.constantFrom('Allow', 'Allow', 'Deny'), fc.array(condition, { minLength: 0, maxLength: 2 }))
  .map(([Effect, conditions]) => {
    const Condition: Record<string, Record<string, readonly string[]>> = {};
    for (const [operator, key, values] of conditions) Condition[operator] = { ...Condition[operator], [key]: values };
    return { Effect, Principal: { AWS: '222222222222' }, Action: 'sts:AssumeRole', Condition };
  });

const policy = fc.array(statement, { minLength: 1, maxLength: 3 }).map((Statement) => ({ Version: '2012-10-17', Statement }));

function requestOf(document: object): Chosen {
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  return {
    principal: ROLE,
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::444444444444:role/deploy',
    resourceAccount: '444444444444',
    managementAccount: undefined,
    fixed: {},
    limits: () => undefined,
    policies: { identity: [everything], resource: [document] },
    statements: () => readStatements(document),
  };
}

/** Whether one of many choices is allowed, each tried for itself. */
function isOpenFor(document: object): boolean {
  const { principal, action, resource, policies } = requestOf(document);
  const written = JSON.stringify(document);
  const of = (key: string, values: readonly GivenValue[]) => (written.includes(key) ? values : [null]);
  for (const tag of of(TEXT_KEYS[0], [null, ...TEXTS])) {
    for (const external of of(TEXT_KEYS[1], [null, ...TEXTS])) {
      for (const set of of(SET_KEY, SETS)) {
        for (const number of of(NUMBER_KEY, [null, '9', '10', '11', '13'])) {
          const context = { [TEXT_KEYS[0]]: tag, [TEXT_KEYS[1]]: external, [SET_KEY]: set, [NUMBER_KEY]: number };
          if (evaluate({ principal, action, resource, context }, policies).answer === 'yes') return true;
        }
      }
    }
  }
  return false;
}

describe('choosing what a policy leaves open', () => {
  it('finds a way in wherever trying out finds one, and proves closed only what trying out leaves closed', () => {
    let closed = 0;
    fc.assert(
      fc.property(policy, (document) => {
        const { answer } = solve(requestOf(document));
        if (answer === 'closed') closed += 1;
        // What trying out misses, the last of these tests holds against the evaluator.
        if (answer !== 'open') expect(isOpenFor(document)).toBe(false);
      }),
      { numRuns: 150 },
    );
    expect(closed).toBeGreaterThan(10);
  }, 60_000);

  it('finds what is open still open when another statement allows, and what is closed still closed when another denies', () => {
    fc.assert(
      fc.property(policy, statement, (document, more) => {
        const with_ = (Effect: string) => ({ ...document, Statement: [...document.Statement, { ...more, Effect }] });
        const { answer } = solve(requestOf(document));
        if (answer === 'open') expect(solve(requestOf(with_('Allow'))).answer).toBe('open');
        if (answer === 'closed') expect(solve(requestOf(with_('Deny'))).answer).not.toBe('open');
      }),
      { numRuns: 1000 },
    );
  });

  it('says with which values it is open, so that the evaluator agrees', () => {
    fc.assert(
      fc.property(policy, (document) => {
        const solution = solve(requestOf(document));
        if (solution.answer === 'open') expect(solution.found.answer).toBe('yes');
        // Nothing in these policies is beyond deciding, but whether a wildcard in a variable's value would act as one.
        else if (!JSON.stringify(document).includes('${')) expect(solution.answer).toBe('closed');
      }),
      { numRuns: 1000 },
    );
  });
});
