import { describe, expect, it } from 'vitest';

import type { Edge } from './edge.ts';
import { organizationAccessRole } from './edges/delegations/organization-access-role.ts';
import { type ReachOptions, reach } from './reach.ts';
import { doorways } from './testing/doorways.ts';
import { ACCOUNTS, type Sketch, estateOfSketch, policy, role, trusts } from './testing/sketch.ts';

const { management, dev, uat, shared, prod } = ACCOUNTS;
const root = (account: string) => `arn:aws:iam::${account}:root`;
const roleIn = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const allows = (Action: unknown, Resource: unknown = '*') => ({
  Policies: [{ PolicyName: 'own', PolicyDocument: policy({ Effect: 'Allow', Action, Resource }) }],
});

function reached(sketch: Sketch, options: ReachOptions = { edges: [doorways, organizationAccessRole] }) {
  const result = reach(estateOfSketch(sketch), 'prod', options);
  return { ...result, ways: result.paths.map(({ from, steps }) => [from.kind, from.id, ...steps.map(({ to }) => to)]) };
}

const deployRole = (...accounts: readonly string[]) => ({ Deploy: role([trusts({ AWS: accounts.map(root) })], { RoleName: 'deploy' }) });

describe('a way in', () => {
  it('is shown from who takes it to the first thing of the target, with the statement that opens it', () => {
    const { proven, paths } = reached({ prod: deployRole(dev.id) });
    expect(proven).toBe(false);
    expect(paths).toEqual([
      {
        from: { account: dev.id, kind: 'account', id: dev.id },
        steps: [
          {
            kind: 'assume',
            action: 'sts:AssumeRole',
            to: roleIn(prod.id, 'deploy'),
            because: expect.arrayContaining([
              { policy: 'trust policy of Deploy', template: 'prod/app.json', resource: 'Deploy', statement: 0 },
            ]),
          },
        ],
      },
    ]);
  });

  it('leads through trusted accounts, by the shortest way', () => {
    const step = (name: string, next: string) =>
      role([trusts({ AWS: roleIn(shared.id, name) })], { RoleName: next, ...allows('sts:AssumeRole') });
    const { ways } = reached({
      shared: {
        A: role([trusts({ AWS: root(dev.id) })], { RoleName: 'a', ...allows('sts:AssumeRole') }),
        B: step('a', 'b'),
        C: step('b', 'c'),
      },
      prod: { Deploy: role([trusts({ AWS: [roleIn(shared.id, 'c'), roleIn(shared.id, 'b')] })], { RoleName: 'deploy' }) },
    });
    expect(ways).toEqual([['account', dev.id, roleIn(shared.id, 'a'), roleIn(shared.id, 'b'), roleIn(prod.id, 'deploy')]]);
  });

  it('through the management account ends in the role that Organizations made', () => {
    const { ways } = reached({ management: { Ops: role([trusts({ AWS: root(uat.id) })], { RoleName: 'ops', ...allows('sts:*') }) } });
    expect(ways).toEqual([['account', uat.id, roleIn(management.id, 'ops'), roleIn(prod.id, 'OrganizationAccountAccessRole')]]);
  });

  it('that anyone has isn’t told again of each account', () => {
    expect(reached({ prod: { Open: role([trusts('*')], { RoleName: 'open' }) } }).ways).toEqual([['anyone', '*', roleIn(prod.id, 'open')]]);
  });

  it('within the target isn’t followed, and another attacker’s account is no step', () => {
    const inner = role([trusts({ AWS: roleIn(prod.id, 'deploy') })], { RoleName: 'inner' });
    const { ways } = reached({
      uat: { Hop: role([trusts({ AWS: root(dev.id) })], { RoleName: 'hop' }) },
      prod: { ...deployRole(dev.id), Inner: inner },
    });
    expect(ways).toEqual([['account', dev.id, roleIn(prod.id, 'deploy')]]);
  });

  it('is proven not to be there where only trusted accounts have one, and what they could do is listed', () => {
    const { proven, trusted, unknown } = reached({
      shared: { Deployer: role([trusts({ Service: 'codebuild.amazonaws.com' })], { RoleName: 'deployer', ...allows('sts:AssumeRole') }) },
      prod: { Deploy: role([trusts({ AWS: roleIn(shared.id, 'deployer') })], { RoleName: 'deploy' }) },
    });
    expect({ proven, unknown }).toEqual({ proven: true, unknown: [] });
    expect(trusted).toContainEqual({ account: shared.id, could: [`assume: sts:AssumeRole on ${roleIn(prod.id, 'deploy')}`] });
    expect(trusted.map(({ account }) => account)).toContain(management.id);
  });

  it('by a sign-in of the target’s own is a way in of who signs in', () => {
    const signIn: Edge = {
      id: 'sign-in',
      title: 'who signs in',
      covers: [],
      *find() {
        const to = { kind: 'principal', account: prod.id, arn: roleIn(prod.id, 'guest'), of: 'role' } as const;
        yield {
          from: { kind: 'federated', account: prod.id, of: 'oidc', id: 'pool' },
          to,
          step: { kind: 'assume', action: 'sts:AssumeRoleWithWebIdentity', to: to.arn, because: [] },
        };
      },
    };
    expect(reached({}, { edges: [signIn] }).ways).toEqual([['oidc', 'pool', roleIn(prod.id, 'guest')]]);
  });

  it('counts only for the accounts that attack', () => {
    const sketch = { prod: deployRole(dev.id) };
    expect(reached(sketch, { edges: [doorways], from: ['uat'] })).toMatchObject({ proven: true, paths: [] });
    expect(reached(sketch, { edges: [doorways], from: [dev.id] }).proven).toBe(false);
    expect(() => reached(sketch, { from: ['devv'] })).toThrow(/no account "devv"/);
    expect(() => reached(sketch, { from: ['prod'] })).toThrow(/prod can't attack itself/);
  });

  it('comes in the same order whatever the order of the estate', () => {
    const one = deployRole(dev.id, uat.id);
    const two = { Other: role([trusts({ AWS: root(dev.id) })], { RoleName: 'other' }) };
    expect(reached({ prod: { ...one, ...two } }).ways).toEqual(reached({ prod: { ...two, ...one } }).ways);
  });
});

describe('an exception', () => {
  const into = (from: { account: string | null; kind: string; id: string }, more: object = {}) => [
    { from, to: prod.id, reason: 'provisioning', ...more },
  ];
  const ofDev = { account: dev.id, kind: 'account', id: dev.id };

  it('clears the paths that start at exactly whom it names, and they are shown with the reason', () => {
    const { proven, allowed, ways, unusedExceptions } = reached({ prod: deployRole(dev.id), exceptions: into(ofDev) });
    expect({ proven, ways, unusedExceptions }).toEqual({ proven: true, ways: [], unusedExceptions: [] });
    expect(allowed).toMatchObject([{ path: { from: ofDev, steps: [{ to: roleIn(prod.id, 'deploy') }] }, reason: 'provisioning' }]);
  });

  it.each([
    ['another account', into({ account: uat.id, kind: 'account', id: uat.id })],
    ['anyone', into({ account: null, kind: 'anyone', id: '*' })],
    ['another target', [{ from: ofDev, to: uat.id, reason: 'elsewhere' }]],
    ['other steps', into(ofDev, { steps: ['person'] })],
    ['more steps', into(ofDev, { steps: ['assume', 'assume'] })],
    ['another end', into(ofDev, { steps: [{ kind: 'assume', to: roleIn(prod.id, 'other') }] })],
    ['other actions', into(ofDev, { actions: ['s3:*'] })],
  ])('for %s clears nothing', (_case, exceptions) => {
    expect(reached({ prod: deployRole(dev.id), exceptions }).ways).toHaveLength(1);
  });

  it.each([
    ['its steps', into(ofDev, { steps: ['assume'] })],
    ['its steps in full', into(ofDev, { steps: [{ kind: 'assume', action: 'sts:AssumeRole', to: `arn:aws:iam::${prod.id}:role/*` }] })],
    ['its actions', into(ofDev, { actions: ['sts:AssumeRole', 's3:*'] })],
  ])('that names %s clears the path', (_case, exceptions) => {
    expect(reached({ prod: deployRole(dev.id), exceptions })).toMatchObject({ proven: true, allowed: [{ reason: 'provisioning' }] });
  });

  it('with steps or actions hides no other way to the same thing', () => {
    const supplied: Edge = {
      id: 'supplied',
      title: 'who supplies',
      covers: [],
      *find() {
        const to = { kind: 'principal', account: prod.id, arn: roleIn(prod.id, 'deploy'), of: 'role' } as const;
        yield { from: { kind: 'account', account: dev.id }, to, step: { kind: 'artifact', action: 'Code', to: to.arn, because: [] } };
      },
    };
    for (const more of [{ steps: ['assume'] }, { actions: ['sts:*'] }]) {
      const { paths, allowed } = reached({ prod: deployRole(dev.id), exceptions: into(ofDev, more) }, { edges: [doorways, supplied] });
      expect(paths.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([['artifact']]);
      expect(allowed.map(({ path }) => path.steps.map(({ kind }) => kind))).toEqual([['assume']]);
    }
  });

  it('for somebody of a trusted account shows what it is for, and lets nobody through him', () => {
    const provisioning = roleIn(shared.id, 'provisioning');
    const sketch = (trust: object): Sketch => ({
      shared: { Provisioning: role([trust], { RoleName: 'provisioning', ...allows('sts:AssumeRole') }) },
      prod: { Deploy: role([trusts({ AWS: provisioning })], { RoleName: 'deploy' }) },
      exceptions: into({ account: shared.id, kind: 'role', id: provisioning }),
    });
    expect(reached(sketch(trusts({ Service: 'codebuild.amazonaws.com' })))).toMatchObject({
      proven: true,
      allowed: [{ path: { from: { kind: 'role', id: provisioning } }, reason: 'provisioning' }],
      unusedExceptions: [],
    });
    expect(reached(sketch(trusts({ AWS: root(dev.id) }))).ways).toEqual([['account', dev.id, provisioning, roleIn(prod.id, 'deploy')]]);
  });

  it('that clears nothing is said to be unused', () => {
    expect(reached({ exceptions: into(ofDev) }).unusedExceptions).toEqual([
      { from: ofDev, to: prod.id, reason: 'provisioning', place: 'exceptions[0]' },
    ]);
  });

  const ci = roleIn(dev.id, 'ci');
  const ofRole = into({ account: dev.id, kind: 'role', id: ci });

  it('for one role of an account clears what only that role can do', () => {
    const { proven, allowed, ways } = reached({
      prod: { Deploy: role([trusts({ AWS: ci })], { RoleName: 'deploy' }) },
      exceptions: ofRole,
    });
    expect(ways).toEqual([]);
    expect(proven).toBe(true);
    expect(allowed).toMatchObject([{ path: { from: { account: dev.id, kind: 'role', id: ci } } }]);
  });

  it.each([
    ['the account', { AWS: root(dev.id) }, undefined],
    ['another role too', { AWS: [ci, roleIn(dev.id, 'other')] }, undefined],
    ['roles whose names begin so', { AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': `${ci}*` } }],
  ])('for one role clears nothing where %s may do it as well', (_case, principal, condition) => {
    const { ways } = reached({ prod: { Deploy: role([trusts(principal, condition)], { RoleName: 'deploy' }) }, exceptions: ofRole });
    expect(ways).toContainEqual(['account', dev.id, roleIn(prod.id, 'deploy')]);
  });
});

describe('people', () => {
  const set = (name: string, more: object = {}) => ({ name, ...more });
  const reads = { inlinePolicy: policy({ Effect: 'Allow', Action: ['ec2:Describe*', 's3:ListAllMyBuckets'], Resource: '*' }) };
  const writes = { managedPolicies: ['arn:aws:iam::aws:policy/PowerUserAccess'] };
  const given = (group: string, account: string, permissionSet: object, members?: readonly string[]) => ({
    group,
    account,
    permissionSet: permissionSet as { name: string },
    ...(members === undefined ? {} : { members }),
  });

  it('who are in a group of both accounts are a way from their permission set', () => {
    const { paths } = reached({ access: [given('team', dev.id, set('Developer')), given('team', prod.id, set('Operator', writes))] });
    expect(paths).toMatchObject([
      {
        from: { account: dev.id, kind: 'permission-set', id: 'Developer' },
        steps: [{ kind: 'person', to: expect.stringMatching(new RegExp(`^arn:aws:iam::${prod.id}:role/.*AWSReservedSSO_Operator_`)) }],
      },
    ]);
    expect(paths[0]?.steps[0]?.because).toMatchObject([
      { template: 'estate.json', resource: 'access[0]' },
      { template: 'estate.json', resource: 'access[1]', policy: expect.stringContaining('PowerUserAccess') },
    ]);
  });

  it.each([
    ['reads configuration only in the target', [given('team', dev.id, set('Developer')), given('team', prod.id, set('Viewer', reads))]],
    [
      'is another one, with nobody in both',
      [given('devs', dev.id, set('Developer'), ['a@x']), given('ops', prod.id, set('Operator', writes), ['b@x'])],
    ],
    ['has the target only', [given('ops', prod.id, set('Operator', writes)), given('ops', prod.id, set('Second', writes))]],
  ])('are no way where the group %s', (_case, access) => {
    expect(reached({ access })).toMatchObject({ proven: true, ways: [], unknown: [] });
  });

  it('of two groups are like one group, by whatever case their name is written in', () => {
    const access = [given('devs', dev.id, set('Developer'), ['Ada@x', 'b@x']), given('ops', prod.id, set('Operator', writes), ['ada@x'])];
    expect(reached({ access }).ways).toHaveLength(1);
  });

  it('whom nobody lists may be in both groups', () => {
    const access = [given('devs', dev.id, set('Developer')), given('ops', prod.id, set('Operator', writes), ['ada@x'])];
    expect(reached({ access })).toMatchObject({ proven: false, ways: [], unknown: [{ template: 'estate.json', resource: 'access[1]' }] });
  });

  it('of a trusted account count as well, and an exception lets them', () => {
    const access = [given('admins', management.id, set('Auditor', reads)), given('admins', prod.id, set('Operator', writes))];
    expect(reached({ access }).ways).toMatchObject([['permission-set', 'Auditor', expect.any(String)]]);
    const exceptions = [{ from: { account: management.id, kind: 'permission-set', id: 'Auditor' }, to: prod.id, reason: 'on call' }];
    expect(reached({ access, exceptions })).toMatchObject({ proven: true, allowed: [{ reason: 'on call' }], unusedExceptions: [] });
  });

  it('are let in by a template as well', () => {
    const assignment = (TargetId: unknown) => ({
      Type: 'AWS::SSO::Assignment',
      Properties: {
        InstanceArn: 'arn:aws:sso:::instance/ssoins-1',
        PermissionSetArn: { 'Fn::GetAtt': ['Set', 'PermissionSetArn'] },
        PrincipalId: 'g-1',
        PrincipalType: 'GROUP',
        TargetId,
        TargetType: 'AWS_ACCOUNT',
      },
    });
    const Set = {
      Type: 'AWS::SSO::PermissionSet',
      Properties: { Name: 'Operator', InstanceArn: 'arn:aws:sso:::instance/ssoins-1', ManagedPolicies: writes.managedPolicies },
    };
    const assigned = (...targets: readonly unknown[]) => ({
      management: { Set, ...Object.fromEntries(targets.map((target, index) => [`To${index}`, assignment(target)])) },
    });
    const ways = [['permission-set', 'Operator', expect.stringContaining(`${prod.id}:role/aws-reserved`)]];
    expect(reached(assigned(dev.id, prod.id)).ways).toEqual(ways);
    expect(reached(assigned(dev.id))).toMatchObject({ proven: true });
    const parameters = { Where: { Type: 'String' } };
    expect(reached({ ...assigned({ Ref: 'Where' }), parameters })).toMatchObject({ ways: [], unknown: [{ resource: 'To0' }] });
    expect(reached(assigned(dev.id, management.id)).ways[0]?.at(-1)).toBe(roleIn(prod.id, 'OrganizationAccountAccessRole'));
  });

  it('lead on through a trusted account', () => {
    const admin = { managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
    const access = [given('team', dev.id, set('Developer')), given('team', management.id, set('Admin', admin))];
    const [way] = reached({ access }).ways;
    expect(way).toEqual([
      'permission-set',
      'Developer',
      expect.stringContaining('AWSReservedSSO_Admin_'),
      roleIn(prod.id, 'OrganizationAccountAccessRole'),
    ]);
  });
});

describe('what nobody can decide', () => {
  const unknown = (sketch: Sketch, edges: readonly Edge[] = [doorways]) =>
    reached(sketch, { edges }).unknown.map(({ template, resource }) => [template, resource]);

  it.each([
    [
      'a policy that lets another account in',
      { Policy: policy({ Effect: 'Allow', Principal: { AWS: dev.id }, Action: '*', Resource: '*' }) },
    ],
    ['a policy in text', { Policy: JSON.stringify(policy({ Effect: 'Allow', Principal: '*', Action: '*' })) }],
    ['a role of another account', { RoleArn: roleIn(shared.id, 'deployer') }],
    ['the id of an attacker', { Peer: [{ AccountId: dev.id }] }],
    ['a stranger’s id', { OwnerAccount: '999999999999' }],
    ['a share with everybody', { Principals: ['*'] }],
    ['a share with the organization', { SharedWith: `arn:aws:organizations::${management.id}:organization/o-exampleorg` }],
    ['a parameter for an account', { PeerAccountId: { Ref: 'Peer' } }],
  ])('is a type that no edge knows with %s', (_case, Properties) => {
    const sketch = { prod: { Odd: { Type: 'AWS::Odd::Thing', Properties } }, parameters: { Peer: { Type: 'String' } } };
    expect(unknown(sketch)).toEqual([['prod/app.json', 'Odd']]);
    expect(reached(sketch).proven).toBe(false);
  });

  it.each([
    [
      'its own account in it',
      { RoleArn: roleIn(prod.id, 'own'), Policy: policy({ Effect: 'Allow', Principal: { AWS: root(prod.id) }, Action: '*' }) },
    ],
    ['a policy that only denies', { Policy: policy({ Effect: 'Deny', Principal: '*', Action: '*' }) }],
    ['words and tags', { Description: `not for ${dev.id}`, Tags: [{ Key: 'owner', Value: dev.id }] }],
    ['numbers of twelve digits', { Build: '202611240001' }],
  ])('isn’t a type that no edge knows with %s', (_case, Properties) => {
    expect(unknown({ prod: { Odd: { Type: 'AWS::Odd::Thing', Properties } } })).toEqual([]);
  });

  it('is nothing of what an attacker’s account holds', () => {
    expect(unknown({ dev: { Odd: { Type: 'AWS::Odd::Thing', Properties: { Principals: ['*'] } } }, incomplete: ['dev'] })).toEqual([]);
  });

  it('is what the estate hasn’t of the target and of trusted accounts', () => {
    expect(unknown({ incomplete: ['prod', 'shared'] })).toEqual([
      ['estate.json', 'accounts[2]'],
      ['estate.json', 'accounts[3]'],
    ]);
    expect(
      unknown({ prod: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://x.example/t' } } } }),
    ).toEqual([['prod/app.json', 'Inner']]);
  });

  it('is a fact that nobody understands', () => {
    expect(
      unknown({
        facts: [{ kind: 'wormhole' }, { kind: 'ram-share', account: prod.id }, { kind: 'trusted-access', service: 'ssm.amazonaws.com' }],
      }),
    ).toEqual([
      ['estate.json', 'facts[0]'],
      ['estate.json', 'facts[1]'],
    ]);
  });

  const perhaps: Edge = {
    id: 'perhaps',
    title: 'who may perhaps',
    covers: [],
    *find() {
      yield {
        from: { kind: 'account', account: dev.id },
        to: { kind: 'principal', account: shared.id, arn: roleIn(shared.id, 'hop'), of: 'role' },
        place: 'facts[0]',
        why: 'perhaps',
      };
    },
  };

  it('counts only if it may lead to the target', () => {
    const hop = role([trusts({ Service: 'ec2.amazonaws.com' })], { RoleName: 'hop', ...allows('sts:AssumeRole') });
    expect(unknown({ shared: { Hop: hop } }, [doorways, perhaps])).toEqual([]);
    const opened = { shared: { Hop: hop }, prod: { Deploy: role([trusts({ AWS: roleIn(shared.id, 'hop') })]) } };
    expect(unknown(opened, [doorways, perhaps])).toEqual([['estate.json', 'facts[0]']]);
    const exceptions = [{ from: { account: dev.id, kind: 'account', id: dev.id }, to: prod.id, reason: 'known' }];
    expect(unknown({ ...opened, exceptions }, [doorways, perhaps])).toEqual([]);
  });
});

it('an account that isn’t there is refused with the closest name', () => {
  expect(() => reach(estateOfSketch({}), 'prd')).toThrow(/no account "prd"/);
});

it('what is taken for granted is always said', () => {
  const { assumptions, checked } = reached({});
  expect(assumptions.join('\n')).toMatch(/complete|holds everything/);
  expect(assumptions.join('\n')).toMatch(/root credentials/);
  expect(assumptions.join('\n')).toMatch(/registrar/);
  expect(checked.estate).toMatch(/^sha256:/);
});
