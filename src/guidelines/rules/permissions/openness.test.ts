import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { estateOfTemplates } from '../../../estate/index.ts';
import { isClosedBy, isOpen } from './openness.ts';
import { resourceStatements } from './resource-policies.ts';

function statementsIn(...statements: readonly object[]) {
  const template = { Resources: { Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { PolicyDocument: { Statement: statements } } } } };
  const [policy] = estateOfTemplates([{ path: 'template.json', text: JSON.stringify(template) }]).resources();
  return policy === undefined ? [] : resourceStatements(policy);
}

function openness(condition: object, principal: unknown = '*') {
  const [statement] = statementsIn({
    Effect: 'Allow',
    Principal: principal,
    Action: 'sqs:SendMessage',
    Resource: '*',
    Condition: condition,
  });
  return statement === undefined ? undefined : isOpen(statement);
}

describe('isOpen', () => {
  it.each([
    { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } },
    { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::example-*' } },
    { StringEquals: { 'aws:SourceAccount': ['111122223333'] } },
    { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
    { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-example/*' } },
    { Bool: { 'aws:PrincipalIsAWSService': 'true' } },
  ])('is not with %j', (condition) => expect(openness(condition)).toBe(false));

  it.each([
    {},
    { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-example' } },
    { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-example/' } },
    { StringLike: { 'aws:SourceArn': '*' } },
    { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } },
    { StringNotEquals: { 'aws:SourceAccount': '111122223333' } },
    { Bool: { 'aws:SecureTransport': 'true' } },
    { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
    { StringLike: { 'aws:Referer': 'https://example.com/*' } },
  ])('is with %j', (condition) => expect(openness(condition)).toBe(true));

  it('is for a star in whatever form, and for no account', () => {
    for (const principal of ['*', { AWS: '*' }, { AWS: ['111122223333', '*'] }, { AWS: 'arn:aws:iam::*:root' }]) {
      expect(openness({}, principal)).toBe(true);
    }
    for (const principal of [{ AWS: '111122223333' }, { AWS: 'arn:aws:iam::111122223333:role/a' }, { Service: 'sns.amazonaws.com' }, []]) {
      expect(openness({}, principal)).toBe(false);
    }
  });

  it('never opens by another condition', () => {
    const key = fc.constantFrom('aws:SourceArn', 'aws:SecureTransport', 'aws:SourceIp', 'aws:PrincipalOrgID', 'sqs:x');
    const test = fc.record({
      operator: fc.constantFrom('StringEquals', 'StringLike', 'Bool', 'IpAddress', 'StringNotEquals'),
      key,
      value: fc.string(),
    });
    const made = ({ operator, key: name, value }: { operator: string; key: string; value: string }) => ({ [operator]: { [name]: value } });
    fc.assert(
      fc.property(test, test, (one, more) => {
        if (openness(made(one)) === false && one.operator !== more.operator) expect(openness({ ...made(one), ...made(more) })).toBe(false);
      }),
    );
  });
});

describe('isClosedBy', () => {
  const allow = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
  const deny = (more: object) => ({ Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: '*', ...more });
  const closed = (more: object) => {
    const statements = statementsIn(allow, deny(more));
    return isClosedBy(statements, statements[0]?.actions.map(({ value }) => value) ?? []);
  };

  it('is by a Deny for everybody but some', () => {
    expect(closed({ Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-example' } } })).toBe(true);
    expect(closed({ Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } })).toBe(true);
  });

  it('is not by one of something else', () => {
    expect(closed({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toBe(false);
    expect(closed({ Action: 'sqs:DeleteQueue', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-example' } } })).toBe(false);
    expect(closed({ Condition: { NotIpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } })).toBe(false);
  });
});
