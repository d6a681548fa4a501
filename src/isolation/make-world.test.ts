import { describe, expect, it } from 'vitest';

import { worldOf } from './make-world.ts';
import { ACCOUNTS, ORGANIZATION, STRANGER, type Sketch, estateOfSketch, role, trusts } from './testing/sketch.ts';

const DEPLOY = `arn:aws:iam::${ACCOUNTS.prod.id}:role/deploy`;
const ROOT_OF_DEV = { AWS: `arn:aws:iam::${ACCOUNTS.dev.id}:root` };

/** Who may assume the role `deploy` of prod, with a trust statement. */
function callers(trust: object | readonly object[], more: Sketch = {}) {
  const statements = (Array.isArray(trust) ? trust : [trust]) as readonly object[];
  const estate = estateOfSketch({ ...more, prod: { Deploy: role(statements, { RoleName: 'deploy' }), ...more.prod } });
  const world = worldOf(estate, ACCOUNTS.prod.id);
  const resource = estate
    .resources('AWS::IAM::Role')
    .find(({ logicalId, account }) => logicalId === 'Deploy' && account === ACCOUNTS.prod.id);
  if (resource === undefined) throw new Error('there is no role');
  const act = { actions: ['sts:AssumeRole'], arn: DEPLOY, account: ACCOUNTS.prod.id, resource };
  return [...world.callers(act)].map((one) => {
    if ('why' in one) return `unknown: ${one.why}`;
    const { from } = one;
    return from.kind === 'anyone' ? 'anyone' : from.kind === 'account' ? from.account : from.kind === 'principal' ? from.arn : from.id;
  });
}

const DEV = ACCOUNTS.dev.id;
const UAT = ACCOUNTS.uat.id;
const PROD_ID = ACCOUNTS.prod.id;

describe('who may assume a role of the target', () => {
  it('is who is trusted, and nobody else', () => {
    expect(callers(trusts(ROOT_OF_DEV))).toEqual([DEV]);
    expect(callers(trusts({ Service: 'lambda.amazonaws.com' }))).toEqual([]);
    expect(callers(trusts({ AWS: `arn:aws:iam::${ACCOUNTS.prod.id}:root` }))).toEqual([]);
  });
  it('is anyone where everybody is trusted', () => {
    expect(callers(trusts('*'))).toContain('anyone');
    expect(callers(trusts({ AWS: '*' }, { StringEquals: { 'sts:ExternalId': 'secret' } }))).toContain('anyone');
  });
  it('is every account of the organization where the organization is trusted', () => {
    const found = callers(trusts({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }));
    expect(found).not.toContain('anyone');
    expect(found).toEqual(expect.arrayContaining([DEV, UAT]));
  });
  it('is every account of a unit by its path', () => {
    const paths = (path: string) =>
      callers(trusts({ AWS: '*' }, { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': [`${ORGANIZATION}/r-root/${path}*`] } }));
    expect(paths('ou-workloads/')).toEqual([DEV, UAT]);
    expect(paths('ou-elsewhere/')).toEqual([]);
  });
  it('is anyone where a path need not be there', () => {
    const paths = [`${ORGANIZATION}/r-root/ou-elsewhere/*`];
    expect(callers(trusts({ AWS: '*' }, { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': paths } }))).toContain('anyone');
    expect(callers(trusts({ AWS: '*' }, { StringEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION } }))).toContain('anyone');
  });
  it('is a stranger that is named, whatever external id is wanted', () => {
    const stranger = { AWS: `arn:aws:iam::${STRANGER}:root` };
    expect(callers(trusts(stranger, { StringEquals: { 'sts:ExternalId': 'x' } }))).toEqual([STRANGER]);
    expect(callers(trusts(stranger, { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }))).toEqual([]);
  });
  it('is who has a role of the name that is trusted, as he may make one', () => {
    const like = (arn: string) => callers(trusts({ AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': arn } }));
    expect(like(`arn:aws:iam::${DEV}:role/ci-*`)).toEqual([DEV]);
    expect(like('arn:aws:iam::*:role/ci-*')).toContain('anyone');
    expect(like(`arn:aws:iam::${ACCOUNTS.prod.id}:role/ci-*`)).toEqual([]);
  });
  it('takes tags for chosen, and heeds what is denied whatever is chosen', () => {
    expect(callers(trusts(ROOT_OF_DEV, { StringEquals: { 'aws:PrincipalTag/team': 'platform' } }))).toEqual([DEV]);
    const deny = (Condition: object) => [
      trusts(ROOT_OF_DEV, { StringEquals: { 'aws:PrincipalTag/team': 'platform' } }),
      { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Condition },
    ];
    expect(callers(deny({ StringLike: { 'aws:PrincipalTag/team': 'plat*' } }))).toEqual([]);
    expect(callers(deny({ StringLike: { 'aws:PrincipalTag/team': 'x*' } }))).toEqual([DEV]);
    expect(callers(deny({ StringNotEquals: { 'aws:PrincipalAccount': ACCOUNTS.prod.id } }))).toEqual([]);
  });
  it('is nobody whom SCPs forbid it, unless he can leave the organization', () => {
    const no = { statements: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }], targets: [DEV] };
    const stay = { statements: [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }] };
    expect(callers(trusts(ROOT_OF_DEV), { scps: [no] })).toEqual([DEV]);
    expect(callers(trusts(ROOT_OF_DEV), { scps: [no, stay] })).toEqual([]);
    const unless = {
      ...stay,
      statements: [{ ...stay.statements[0], Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } } }],
    };
    expect(callers(trusts(ROOT_OF_DEV), { scps: [no, unless] })).toEqual([DEV]);
  });
  it('is nobody whom an RCP keeps out', () => {
    const statements = [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:*',
        Resource: '*',
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    ];
    expect(callers(trusts('*'), { rcps: [{ statements }] })).not.toContain('anyone');
    expect(callers(trusts({ AWS: STRANGER }), { rcps: [{ statements }] })).toEqual([]);
  });
  it('trusts every attacker by an organization that nobody names', () => {
    const found = callers(trusts({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }), { organization: null });
    expect(found).toEqual(expect.arrayContaining([DEV, UAT]));
  });
  it('is an actor of a trusted account with what his policies allow', () => {
    const shared = {
      Builder: role([trusts({ Service: 'ec2.amazonaws.com' })], {
        RoleName: 'builder',
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: DEPLOY }] },
          },
        ],
      }),
      Idle: role([trusts({ Service: 'ec2.amazonaws.com' })], { RoleName: 'idle' }),
    };
    const found = callers(trusts({ AWS: ACCOUNTS.shared.id }), { shared });
    // Management enters by the role that AWS made, which may do everything.
    const administrator = `arn:aws:iam::${ACCOUNTS.shared.id}:role/OrganizationAccountAccessRole`;
    expect(found).toEqual([ACCOUNTS.shared.id, `arn:aws:iam::${ACCOUNTS.shared.id}:role/builder`, administrator]);
  });
  it('is who has the permission set whose role is trusted', () => {
    const like = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Deployer_*' } };
    const access = (account: string, name: string) => [{ group: 'g', members: [], account, permissionSet: { name } }];
    const asked = (found: NonNullable<Sketch['access']>) => callers(trusts(ROOT_OF_DEV, like), { access: found });
    expect(asked(access(DEV, 'Deployer'))).toEqual([DEV]);
    expect(asked(access(DEV, 'Viewer'))).toEqual([]);
    expect(asked(access(UAT, 'Deployer'))).toEqual([]);
    // A foreign organization names its permission sets as it likes.
    expect(callers(trusts('*', like), { access: access(UAT, 'Viewer') })).toContain('anyone');
  });
  it('has no role of a name that the SCPs keep for others, unless it is there', () => {
    const stay = { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' };
    const kept = {
      Effect: 'Deny',
      Action: 'iam:*',
      Resource: 'arn:aws:iam::*:role/guard-*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/guard-*' } },
    };
    const trust = trusts(ROOT_OF_DEV, { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/guard-*' } });
    expect(callers(trust, { scps: [{ statements: [stay] }] })).toEqual([DEV]);
    expect(callers(trust, { scps: [{ statements: [kept] }] })).toEqual([DEV]);
    expect(callers(trust, { scps: [{ statements: [stay, kept] }] })).toEqual([]);
    const dev = { Guard: role([trusts({ Service: 'lambda.amazonaws.com' })], { RoleName: 'guard-1' }) };
    expect(callers(trust, { scps: [{ statements: [stay, kept] }], dev })).toEqual([DEV]);
  });
  it('chooses once for all layers', () => {
    const trust = trusts(ROOT_OF_DEV, { StringEquals: { 'aws:PrincipalTag/team': ['red', 'blue'] } });
    const not = (...teams: readonly string[]) => ({
      Effect: 'Deny',
      Action: 'sts:AssumeRole',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': teams } },
    });
    const stay = { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' };
    const layers = (scp: object, rcp: object) =>
      callers(trust, { scps: [{ statements: [stay, scp] }], rcps: [{ statements: [{ ...rcp, Principal: '*' }] }] });
    expect(layers(not('red'), not('red'))).toEqual([DEV]);
    expect(layers(not('red'), not('blue'))).toEqual([]);
  });
  it.each([
    ['a key that is absent', { Null: { 'aws:PrincipalTag/x': 'true' } }],
    ['a negated operator', { StringNotLike: { 'aws:PrincipalTag/x': '*' } }],
    ['IfExists', { NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '60' } }],
    ['ForAllValues', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['x'] } }],
    [
      'several values at once',
      {
        'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': ['x'] },
        'ForAllValues:StringNotEquals': { 'sts:TransitiveTagKeys': ['y'] },
      },
    ],
    ['multi-factor authentication', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['the name of a session', { StringLike: { 'sts:RoleSessionName': 'ci-?*' } }],
    [
      'a time',
      { DateGreaterThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' }, DateLessThan: { 'aws:CurrentTime': '2030-01-02T00:00:00Z' } },
    ],
    ['an address', { IpAddress: { 'aws:SourceIp': ['2001:db8::/32'] }, NotIpAddress: { 'aws:SourceIp': '2001:db8::/33' } }],
    ['one tag like another', { StringEquals: { 'aws:RequestTag/a': '${aws:PrincipalTag/a}', 'aws:PrincipalTag/a': 'q' } }],
    ['a key that nobody knows', { StringEquals: { 'acme:colour': 'red' } }],
  ])('takes for chosen %s', (_, condition) => {
    expect(callers(trusts(ROOT_OF_DEV, condition))).toEqual([DEV]);
  });
  it.each([
    ['the account', { StringEquals: { 'aws:PrincipalAccount': PROD_ID } }],
    ['the organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-another' } }],
    ['the kind of caller', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }],
    ['that no service calls', { StringEquals: { 'aws:SourceAccount': PROD_ID } }],
    ['the network', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }],
    ['what can’t be', { NumericLessThan: { 'aws:MultiFactorAuthAge': '5' }, NumericGreaterThan: { 'aws:MultiFactorAuthAge': '5' } }],
    ['tags of the role', { StringEquals: { 'aws:ResourceTag/open': 'yes' } }],
  ])('takes for fixed %s', (_, condition) => {
    const stay = { statements: [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }] };
    expect(callers(trusts(ROOT_OF_DEV, condition), { scps: [stay] })).toEqual([]);
  });
  it('takes AWS’s own accounts for services, and looks at those that attack only', () => {
    expect(callers(trusts({ AWS: 'arn:aws:iam::602401143452:root' }))).toEqual([]);
    const estate = estateOfSketch({ prod: { Deploy: role([trusts(ROOT_OF_DEV)]) } });
    const world = worldOf(estate, PROD_ID, { from: [UAT] });
    expect([world.attackers, world.standing(DEV), world.standing(UAT), world.standing('602401143452')]).toEqual([
      [UAT],
      'trusted',
      'attacker',
      'service',
    ]);
    expect(() => worldOf(estate, STRANGER)).toThrow(/no account/);
  });
  it('leaves out who is asked for himself', () => {
    const ci = `arn:aws:iam::${DEV}:role/ci`;
    const exceptions = [{ from: { account: DEV, kind: 'role', id: ci }, to: PROD_ID, reason: 'deploys' }];
    expect(callers(trusts({ AWS: ci }), { exceptions })).toEqual([ci]);
    expect(callers(trusts(ROOT_OF_DEV), { exceptions })).toEqual([DEV, ci]);
  });
});
