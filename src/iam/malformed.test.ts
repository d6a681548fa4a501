import fc from 'fast-check';
import { expect, it } from 'vitest';

import { evaluate, UNKNOWN, type AccessRequest, type PolicySet } from './index.ts';
import { request, world, type WorldData } from './testing/arbitrary.ts';
import { allow, deny, FULL_ACCESS, HERE, policy, role } from './testing/cases.ts';

const asked: AccessRequest = {
  principal: role('reader'),
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/key',
  resourceAccount: HERE,
  context: {},
};

function answerFor(...identity: readonly unknown[]): string {
  return evaluate(asked, { identity: identity as object[] }).answer;
}

it.each<[string, object | string]>([
  ['a statement that is no list', { Version: '2012-10-17', Statement: allow('s3:GetObject') }],
  ['single texts', policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' })],
  ['no version', { Statement: [allow('s3:Get*')] }],
  ['a version that YAML has read as a date', { Version: new Date('2012-10-17'), Statement: [allow('s3:Get*')] }],
  ['a document as text', JSON.stringify(policy(allow('s3:Get*')))],
  ['an action in another case', policy(allow('S3:GETOBJECT'))],
  ['an empty condition', policy(allow('s3:*', '*', { Condition: {} }))],
  ['an id', { Id: 'x', ...policy(allow('s3:*')) }],
])('reads %s', (_, document) => {
  expect(answerFor(document)).toBe('yes');
});

const FLAWED: readonly (readonly [string, object])[] = [
  ['an unknown element', { Conditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
  ['an element in another case', { condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
  ['Action and NotAction', { NotAction: 's3:PutObject' }],
  ['Resource and NotResource', { NotResource: 'arn:aws:s3:::x' }],
  ['a principal where there can be none', { Principal: '*' }],
  ['no action', { Action: undefined }],
  ['an empty action', { Action: [] }],
  ['an action without service', { Action: 'GetObject' }],
  ['an action that is no text', { Action: { a: 1 } }],
  ['no resource', { Resource: undefined }],
  ['a resource that is no ARN', { Resource: 'bucket/key' }],
  ['a resource that is null', { Resource: null }],
  ['a condition that is a text', { Condition: 'x' }],
  ['an operator that is a text', { Condition: { StringEquals: 'x' } }],
  ['an operator that is unknown', { Condition: { StringIs: { 'aws:PrincipalArn': 'x' } } }],
];

it.each(FLAWED)('neither grants nor denies for certain with %s', (_, change) => {
  const of = (effect: object): object => policy({ ...effect, ...change });
  expect(answerFor(of(allow('s3:GetObject')))).toBe('unknown');
  expect(answerFor(FULL_ACCESS, of(deny('s3:GetObject')))).toBe('unknown');
});

it.each<[string, unknown]>([
  ['null', null],
  ['a number', 7],
  ['a list', [[]]],
  ['a text that is no JSON', '{'],
  ['a text within a text', '"\\"{}\\""'],
  ['an empty object', {}],
  ['a statement that is a text', { Version: '2012-10-17', Statement: 'x' }],
  ['an effect in lower case', policy({ ...allow('*'), Effect: 'allow' })],
  ['the marker', UNKNOWN],
])('leaves it open what a policy says that is %s', (_, document) => {
  expect(answerFor(document)).toBe('unknown');
  expect(answerFor(FULL_ACCESS, document)).toBe('unknown');
  expect(answerFor(policy(deny('*')), document)).toBe('no');
});

it.each<[string, object]>([
  ['a version that there is not', { Version: '2012-10-18' }],
  ['an element that there is not', { Statements: [] }],
])('leaves it open what a policy says with %s', (_, change) => {
  expect(answerFor({ ...FULL_ACCESS, ...change })).toBe('unknown');
  expect(answerFor(FULL_ACCESS, { ...policy(deny('*')), ...change })).toBe('unknown');
});

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text without its kind', role('reader')],
  ['an unknown kind', { Aws: '*' }],
  ['an empty object', {}],
  ['a number', 7],
  ['null', null],
  ['a list', ['*']],
  ['null below its kind', { AWS: null }],
])('leaves it open whom a resource policy means by %s', (_, principal) => {
  const of = (statement: object): object => policy({ ...statement, Principal: principal });
  expect(evaluate(asked, { resource: of(allow('s3:*')) }).answer).toBe('unknown');
  expect(evaluate(asked, { identity: [FULL_ACCESS], resource: of(deny('s3:*')) }).answer).toBe('unknown');
});

it.each<[string, Partial<Record<keyof AccessRequest, unknown>>]>([
  ['a principal that is no text', { principal: 7 }],
  ['a principal of an unknown kind', { principal: 'somebody' }],
  ['a group, which is no principal', { principal: `arn:aws:iam::${HERE}:group/x` }],
  ['an action without service', { action: 'GetObject' }],
  ['no action', { action: undefined }],
])("can't answer for %s", (_, change) => {
  const { answer, because } = evaluate({ ...asked, ...change } as AccessRequest, { identity: [FULL_ACCESS] });
  expect(answer).toBe('unknown');
  expect(because[0]?.layer).toBe('request');
});

it('asks for all that a wildcard in the request stands for', () => {
  const may = (action: string, resource: string, ...statements: readonly object[]): string =>
    evaluate({ ...asked, action, resource }, { identity: [policy(...statements)] }).answer;
  expect(may('s3:*', 'arn:aws:s3:::bucket/*', allow('s3:*'))).toBe('yes');
  expect(may('s3:*', 'arn:aws:s3:::bucket/*', allow('s3:Get*'))).toBe('unknown');
  expect(may('s3:Get*', 'arn:aws:s3:::bucket/*', allow('s3:*', 'arn:aws:s3:::bucket/a/*'))).toBe('unknown');
  expect(may('s3:Get*', 'arn:aws:s3:::bucket/*', allow('s3:Put*'))).toBe('no');
  expect(may('ec2:DescribeInstances', '*', allow('ec2:*', 'arn:aws:ec2:*:*:instance/*'))).toBe('no');
});

it('never throws, whatever it is given', () => {
  const property = fc.property(fc.anything(), fc.anything(), (one, other) => {
    expect(['yes', 'no', 'unknown']).toContain(evaluate(one as AccessRequest, other as PolicySet).answer);
  });
  fc.assert(property, { numRuns: 1000 });
  const shaped = fc.property(
    fc.record({
      principal: fc.anything(),
      action: fc.anything(),
      resource: fc.anything(),
      context: fc.anything(),
      resourceAccount: fc.anything(),
    }),
    fc.dictionary(fc.constantFrom('identity', 'boundary', 'session', 'resource', 'scps', 'rcps', 'endpoint'), fc.anything()),
    (one, other) => {
      expect(['yes', 'no', 'unknown']).toContain(evaluate({ ...asked, ...(one as object) }, other).answer);
    },
  );
  fc.assert(shaped, { numRuns: 1000 });
});

const GARBAGE: readonly unknown[] = [null, 7, true, 'x', [], {}, [null], [{}], [[]], '', '*:', 'arn:', UNKNOWN, '${'];

/** Puts garbage at one place of a policy set, chosen by walking down. */
function spoiled(value: unknown, choices: readonly number[], garbage: unknown): unknown {
  const [choice = 0, ...rest] = choices;
  if (typeof value !== 'object' || value === null || rest.length === 0) return garbage;
  const keys = Object.keys(value);
  const key = keys[choice % Math.max(keys.length, 1)];
  if (key === undefined) return garbage;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  (copy as Record<string, unknown>)[key] = spoiled((value as Record<string, unknown>)[key], rest, garbage);
  return copy;
}

it('never throws on a policy that is spoiled somewhere', () => {
  const property = fc.property(
    request,
    world,
    fc.array(fc.nat(20), { minLength: 1, maxLength: 7 }),
    fc.constantFrom(...GARBAGE),
    (one, data, choices, garbage) => {
      const found = evaluate(one, spoiled(data, choices, garbage) as WorldData);
      expect(['yes', 'no', 'unknown']).toContain(found.answer);
    },
  );
  fc.assert(property, { numRuns: 1000 });
});

it("doesn't lose a denial to a spoiled element", () => {
  const property = fc.property(
    request,
    fc.constantFrom('Effect', 'Action', 'Resource', 'Condition', 'Sid2'),
    fc.constantFrom(...GARBAGE.filter((each) => typeof each !== 'object' || each === null || Array.isArray(each))),
    (one, element, garbage) => {
      const denial = policy({ ...deny('*'), [element]: garbage });
      expect(
        evaluate(
          { ...one, action: 's3:GetObject' },
          { identity: [FULL_ACCESS, denial], resource: policy(allow('*', '*', { Principal: '*' })) },
        ).answer,
      ).not.toBe('yes');
    },
  );
  fc.assert(property, { numRuns: 500 });
});
