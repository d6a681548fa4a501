import { describe, expect, it } from 'vitest';

import { ACCOUNTS, policy } from '../../testing/sketch.ts';
import { findings, isOutsiders, twin } from '../../testing/twin.ts';
import { delegatedAdministrators } from './delegated-administrators.ts';
import { organizationAccessRole } from './organization-access-role.ts';
import { organizationPolicies } from './organization-policies.ts';
import { HARMLESS, POWERS } from './powers.ts';
import { rootSessions } from './root-sessions.ts';
import { stackSets } from './stack-sets.ts';

const { management, dev, prod, uat } = ACCOUNTS;

const delegatedTo = (account: string, service: string) => ({ organization: { delegatedAdministrators: [{ account, service }] } });
const ROOT = `arn:aws:iam::${prod.id}:root`;

twin('the role by which the management account enters members', {
  edge: organizationAccessRole,
  open: {},
  closed: { organization: null },
  finds: { from: 'management', kind: 'assume', action: 'sts:AssumeRole', to: `arn:aws:iam::${prod.id}:role/OrganizationAccountAccessRole` },
});

it('the access role of Organizations is what a template says, where one does', () => {
  const own = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'OrganizationAccountAccessRole', AssumeRolePolicyDocument: policy() } };
  const targets = findings(organizationAccessRole, { prod: { Own: own } }).passages.map(({ step }) => step.to);
  expect(targets).not.toContain(`arn:aws:iam::${prod.id}:role/OrganizationAccountAccessRole`);
});

twin('a session of a member’s root', {
  edge: rootSessions,
  open: delegatedTo(dev.id, 'iam.amazonaws.com'),
  closed: { ...delegatedTo(dev.id, 'iam.amazonaws.com'), facts: [{ kind: 'root-sessions', enabled: false }] },
  finds: { from: 'dev', kind: 'assume', action: 'sts:AssumeRoot', to: ROOT },
});

twin('a delegated administrator of stack sets', {
  edge: delegatedAdministrators,
  open: delegatedTo(dev.id, 'member.org.stacksets.cloudformation.amazonaws.com'),
  closed: delegatedTo(dev.id, 'access-analyzer.amazonaws.com'),
  finds: {
    from: 'dev',
    kind: 'update',
    action: 'cloudformation:CreateStackInstances',
    to: ROOT,
    because: ['organization.delegatedAdministrators[0]'],
  },
});

describe('a delegated administrator', () => {
  it.each(POWERS.map(({ service, kind }) => [service, kind]))('of %s has its power over every other member', (service, kind) => {
    const { passages, doubts } = findings(delegatedAdministrators, delegatedTo(uat.id, service));
    expect(doubts).toEqual([]);
    expect(passages.filter(isOutsiders).map(({ from, step }) => [from, step.kind, step.to])).toContainEqual([
      { kind: 'account', account: uat.id },
      kind,
      ROOT,
    ]);
  });

  it.each([...HARMLESS])('of %s only sees', (service) => {
    const { passages, doubts } = findings(delegatedAdministrators, delegatedTo(dev.id, service));
    expect([passages.filter(isOutsiders), doubts]).toEqual([[], []]);
  });

  it('of a service that nobody knows is a doubt', () => {
    expect(findings(delegatedAdministrators, delegatedTo(dev.id, 'new.amazonaws.com')).doubts).toMatchObject([
      { from: { account: dev.id }, place: 'organization.delegatedAdministrators[0]' },
    ]);
  });

  it('of a trusted account is none of the attackers’', () => {
    const { passages } = findings(delegatedAdministrators, delegatedTo(ACCOUNTS.security.id, 'guardduty.amazonaws.com'));
    expect(passages.filter(isOutsiders)).toEqual([]);
    expect(passages.map(({ from }) => from)).toContainEqual({ kind: 'account', account: ACCOUNTS.security.id });
  });
});

const delegation = (Action: readonly string[], Resource: unknown = '*') => ({
  Delegation: {
    Type: 'AWS::Organizations::ResourcePolicy',
    Properties: { Content: policy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${dev.id}:root` }, Action, Resource }) },
  },
});

twin('the organization’s resource policy', {
  edge: organizationPolicies,
  open: { management: delegation(['organizations:AttachPolicy', 'organizations:DetachPolicy']) },
  closed: { management: delegation(['organizations:Describe*', 'organizations:List*']) },
  finds: {
    from: 'dev',
    kind: 'update',
    action: 'organizations:AttachPolicy',
    to: `arn:aws:organizations::${management.id}:account/o-exampleorg/${prod.id}`,
    because: ['Delegation'],
  },
});

const guard = { scps: [{ name: 'guard', statements: [{ Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' }] }] };

twin('the organization’s resource policy by a fact', {
  edge: organizationPolicies,
  open: {
    ...guard,
    facts: [
      {
        kind: 'delegation-policy',
        content: policy({ Effect: 'Allow', Principal: { AWS: dev.id }, Action: 'organizations:UpdatePolicy', Resource: '*' }),
      },
    ],
  },
  closed: {
    facts: [
      {
        kind: 'delegation-policy',
        content: policy({ Effect: 'Allow', Principal: { AWS: dev.id }, Action: 'organizations:ListPolicies', Resource: '*' }),
      },
    ],
  },
  finds: { from: 'dev', kind: 'update', action: 'organizations:UpdatePolicy', to: /:policy\/o-exampleorg\// },
});

it('a delegation for other units leaves the target alone', () => {
  const other = delegation(
    ['organizations:AttachPolicy', 'organizations:DetachPolicy'],
    `arn:aws:organizations::${management.id}:ou/o-exampleorg/ou-elsewhere`,
  );
  expect(findings(organizationPolicies, { management: other }).passages.filter(isOutsiders)).toEqual([]);
});

const stackSet = (Accounts: readonly string[]) => ({
  Set: {
    Type: 'AWS::CloudFormation::StackSet',
    Properties: {
      StackSetName: 'baseline',
      PermissionModel: 'SELF_MANAGED',
      StackInstancesGroup: [{ DeploymentTargets: { Accounts }, Regions: ['eu-central-1'] }],
    },
  },
});

twin('a stack set of a trusted account', {
  edge: stackSets,
  open: { shared: stackSet([prod.id]) },
  closed: { shared: stackSet([dev.id]) },
  finds: { from: 'shared', kind: 'update', action: 'cloudformation:UpdateStackSet', to: /baseline|#Set/, because: ['Set'] },
});

it('what a stack set of a trusted account applies in the target is in doubt', () => {
  const doubted = (account: string) => findings(stackSets, { shared: stackSet([account]) }).doubts.map(({ why }) => why);
  expect(doubted(prod.id)).toEqual([`what the stack set applies in account ${prod.id} is not in the estate`]);
  expect(doubted(dev.id)).toEqual([]);
});

it('a delegation for a policy that doesn’t bind the target leaves it alone', () => {
  const update = (id: string) =>
    delegation(['organizations:UpdatePolicy'], `arn:aws:organizations::${management.id}:policy/o-exampleorg/service_control_policy/${id}`);
  const full = {
    name: 'FullAWSAccess',
    type: 'SERVICE_CONTROL_POLICY',
    targets: ['r-root', 'ou-workloads', ...Object.values(ACCOUNTS).map(({ id }) => id)],
    content: policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
  };
  const own = ['p-here', 'p-there'].map((id) => ({
    id,
    name: id,
    type: 'SERVICE_CONTROL_POLICY',
    targets: [id === 'p-here' ? 'ou-workloads' : dev.id],
    content: policy({ Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' }),
  }));
  const outside = (id: string) =>
    findings(organizationPolicies, { management: update(id), organization: { policies: [full, ...own] } }).passages.filter(isOutsiders);
  expect(outside('p-there')).toEqual([]);
  expect(outside('p-here')).toHaveLength(1);
});
