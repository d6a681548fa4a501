import { describe, expect, it } from 'vitest';

import { estateOfStacks } from '../testing/templates.ts';

const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
const trust = { Version: '2012-10-17', Statement: [] };

describe('a policy that attaches itself by a name', () => {
  const [DEV, PROD] = ['222222222222', '444444444444'];
  const builder = { Builder: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'builder', AssumeRolePolicyDocument: trust } } };
  const stack = (account: string, more: object) => ({ name: 'app', account, template: { Resources: { ...builder, ...more } } });
  const inDev = (resource: object) => estateOfStacks([stack(DEV, { Attached: resource }), stack(PROD, {})]);

  it.each([
    ['Policy', { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: ['builder'], PolicyDocument: document } }],
    ['RolePolicy', { Type: 'AWS::IAM::RolePolicy', Properties: { PolicyName: 'p', RoleName: 'builder', PolicyDocument: document } }],
    ['ManagedPolicy', { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: ['builder'], PolicyDocument: document } }],
  ])('is for the role of its own account: %s', (_, resource) => {
    const estate = inDev(resource);
    const attached = estate
      .resources('AWS::IAM::Role')
      .map((role) => [role.account, estate.identityPoliciesOf(role).map(({ name }) => name)]);
    expect(attached).toEqual([
      [DEV, ['Attached']],
      [PROD, []],
    ]);
  });
});
