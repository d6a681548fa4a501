import { expect, it } from 'vitest';

import { evaluate, type AccessRequest, type Answer, type PolicySet } from './index.ts';
import { allow, deny, FULL_ACCESS, HERE, policy, role, session, THERE } from './testing/cases.ts';

/** Where AWS's documentation leaves it open what happens, so does the answer. */
function answerTo(policies: PolicySet, change: Partial<AccessRequest> = {}): Answer['answer'] {
  const request = {
    principal: role('reader'),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/key',
    resourceAccount: HERE,
    contextIsComplete: true,
  };
  return evaluate({ ...request, ...change }, policies).answer;
}

const NOBODYS = '${aws:PrincipalTag/team}';

it('leaves it open whether a variable without a value voids a statement that holds by it', () => {
  const notResource = { Effect: 'Deny', Action: 's3:*', NotResource: `arn:aws:s3:::${NOBODYS}/*` };
  const notEquals = deny('s3:*', '*', { Condition: { StringNotEquals: { 's3:prefix': NOBODYS } } });
  for (const statement of [notResource, notEquals]) {
    expect(answerTo({ identity: [FULL_ACCESS, policy(statement)] }, { context: { 's3:prefix': 'x' } })).toBe('unknown');
  }
  expect(answerTo({ identity: [policy(allow('s3:*', `arn:aws:s3:::${NOBODYS}/*`))] })).toBe('no');
});

it.each(['2012-10-17', '2008-10-17'])('takes for unknown what a template engine has left behind, in version %s', (Version) => {
  const resource = 'arn:aws:s3:::${AWS::AccountId}-bucket/*';
  const asked = { resource: 'arn:aws:s3:::111122223333-bucket/key' };
  expect(answerTo({ identity: [{ Version, Statement: allow('s3:*', resource) }] }, asked)).toBe('unknown');
  expect(answerTo({ identity: [FULL_ACCESS, { Version, Statement: deny('s3:*', resource) }] }, asked)).toBe('unknown');
  expect(answerTo({ identity: [FULL_ACCESS, { Version, Statement: deny('s3:*', resource) }] })).toBe('yes');
});

it('takes for unknown a variable where none may stand', () => {
  const queue = `arn:aws:sqs:eu-central-1:${HERE}:queue`;
  const identity = [policy(allow('sqs:*', 'arn:aws:sqs:eu-central-1:${aws:PrincipalAccount}:queue'))];
  expect(answerTo({ identity }, { action: 'sqs:SendMessage', resource: queue })).toBe('unknown');
  expect(answerTo({ identity }, { action: 'sqs:SendMessage', resource: `${queue}-2` })).toBe('no');
});

it("leaves it open whether a service's name with a region is the service's", () => {
  const resource = policy(allow('s3:GetObject', '*', { Principal: { Service: 'logs.amazonaws.com' } }));
  expect(answerTo({ resource }, { principal: 'logs.eu-central-1.amazonaws.com' })).toBe('unknown');
  expect(answerTo({ resource }, { principal: 'events.eu-central-1.amazonaws.com' })).toBe('no');
});

it('leaves it open what a wildcard in the value of a variable does', () => {
  const identity = [policy(allow('s3:*', `arn:aws:s3:::bucket/${NOBODYS}`))];
  expect(answerTo({ identity }, { context: { 'aws:PrincipalTag/team': '*' } })).toBe('unknown');
  expect(answerTo({ identity }, { context: { 'aws:PrincipalTag/team': 'key' } })).toBe('yes');
});

it('leaves a privileged root session to the trusted access that is not asked for', () => {
  const root = { principal: role('central', THERE), action: 'sts:AssumeRoot', resource: `arn:aws:iam::${HERE}:root` };
  expect(answerTo({ identity: [policy(allow('sts:AssumeRoot'))] }, root)).toBe('unknown');
  expect(answerTo({ identity: [policy(allow('s3:*'))] }, root)).toBe('no');
});

it('takes a role for one of its sessions', () => {
  const named = (name: string): PolicySet => ({
    resource: policy(allow('s3:GetObject', '*', { Principal: { AWS: session('reader', name) } })),
  });
  expect(answerTo(named('one'))).toBe('unknown');
  expect(answerTo(named('one'), { principal: session('reader', 'one') })).toBe('yes');
  expect(answerTo(named('one'), { principal: role('other') })).toBe('no');
});

it('answers about a caller whom nobody knows only what holds for all', () => {
  const principal = '<unknown>';
  const open = policy(allow('s3:GetObject', '*', { Principal: '*' }));
  expect(answerTo({ identity: [FULL_ACCESS], resource: open }, { principal })).toBe('yes');
  expect(answerTo({ resource: open }, { principal })).toBe('unknown');
  expect(answerTo({ identity: [FULL_ACCESS], resource: policy(deny('*', '*', { Principal: '*' })) }, { principal })).toBe('no');
});
