import { describe, expect, it } from 'vitest';

import { Unknown, type Value } from '../../../estate/index.ts';
import { deniesPlaintext } from './denied-plaintext.ts';

const judged = (...statements: readonly Value[]) => deniesPlaintext({ Statement: statements }, ['s3:GetObject'], () => true);
const statement = (details: Readonly<Record<string, Value>> = {}): Value => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  ...details,
});

describe('a statement denies what is not encrypted', () => {
  it.each([
    ['as the documentation has it', {}],
    ['to every principal of AWS', { Principal: { AWS: '*' } }],
    ['to a list with everybody in it', { Principal: { AWS: ['arn:aws:iam::111111111111:root', '*'] } }],
    ['of the very action', { Action: ['s3:GetObject', 's3:PutObject'] }],
    ['of actions with a wildcard in another case', { Action: 'S3:get*' }],
    ['with a truth value in a list', { Condition: { BoolIfExists: { 'AWS:SecureTransport': [false] } } }],
    ['except to services of AWS', { Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:PrincipalIsAWSService': 'false' } } }],
  ])('%s', (_, details: Readonly<Record<string, Value>>) => {
    expect(judged(statement(details))).toBe(true);
  });
});

describe('a statement does not', () => {
  it.each([
    ['when it allows', { Effect: 'Allow' }],
    ['when it denies what is encrypted', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    ['without a condition on it', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }],
    [
      'with another condition beside it',
      { Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:SourceVpc': 'vpc-1' } } },
    ],
    ['to one principal only', { Principal: { AWS: 'arn:aws:iam::111111111111:root' } }],
    ['of another action', { Action: 's3:PutObject' }],
  ])('%s', (_, details: Readonly<Record<string, Value>>) => {
    expect(judged(statement(details))).toBe(false);
  });
});

it('is found among others, and alone without a list', () => {
  expect(judged(statement({ Effect: 'Allow' }), statement())).toBe(true);
  expect(deniesPlaintext({ Statement: statement() }, ['s3:GetObject'], () => true)).toBe(true);
  expect(deniesPlaintext(JSON.stringify({ Statement: [statement()] }), ['s3:GetObject'], () => true)).toBe(true);
});

it('is open where the document or a part of it is', () => {
  const open = new Unknown('depends on a parameter');
  expect(deniesPlaintext(open, ['s3:GetObject'], () => true)).toBeInstanceOf(Unknown);
  expect(judged(open)).toBeInstanceOf(Unknown);
  expect(judged(statement({ Action: open }))).toBeInstanceOf(Unknown);
  expect(judged(open, statement())).toBe(true);
});

it.each([undefined, null, '', 'no JSON', 7, [], { Statement: null }, { Statement: ['x', null, 3] }])('is not in %j', (document) => {
  expect(deniesPlaintext(document, ['s3:GetObject'], () => true)).toBe(false);
});
