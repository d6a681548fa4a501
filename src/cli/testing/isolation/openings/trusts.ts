import type { Draft, Json } from '../draft.ts';
import { type Opening, document, role, trust } from '../mutation.ts';

/** Replaces whom the release role trusts. */
const releaseTrusts = (draft: Draft, ...statements: readonly Json[]) => {
  draft.resource('prod', 'baseline', 'ReleaseRole').Properties.AssumeRolePolicyDocument = document(...statements);
};

type Trust = readonly [title: string, from: string, statement: (draft: Draft) => Json];

const STRANGER = '123123123123';
const OWN_ORGANIZATION = { StringEquals: { 'aws:PrincipalOrgID': 'o-0000000000' } };

/** The SCPs keep people of workload accounts from assuming roles, and nobody else. */
const TRUSTS: readonly Trust[] = [
  ['dev’s root', 'dev', (draft) => trust({ AWS: draft.root('dev') })],
  ['uat’s id', 'uat', (draft) => trust({ AWS: draft.id('uat') })],
  ['a list with playground in it', 'playground', (draft) => trust({ AWS: [draft.root('prod'), draft.root('playground')] })],
  ['a role of dev', 'dev', (draft) => trust({ AWS: draft.role('dev', 'ci') })],
  ['a session of dev', 'dev', (draft) => trust({ AWS: `arn:aws:sts::${draft.id('dev')}:assumed-role/ci/job` })],
  ['everybody, within the perimeter', 'dev', () => trust('*')],
  ['everybody of AWS', 'dev', () => trust({ AWS: '*' })],
  ['the organization', 'dev', () => trust('*', OWN_ORGANIZATION)],
  ['organizations by a pattern', 'dev', () => trust({ AWS: ['*'] }, { StringLike: { 'aws:PrincipalOrgID': 'o-*' } })],
  ['a unit', 'dev', () => trust('*', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-0000000000/*/ou-0000-harbor/*' } })],
  ['whoever has a tag', 'dev', () => trust('*', { StringEquals: { 'aws:PrincipalTag/team': 'release' } })],
  ['whoever brings a tag', 'dev', (draft) => trust({ AWS: draft.root('dev') }, { StringEquals: { 'aws:RequestTag/team': 'release' } })],
  ['a role’s name in any account', 'dev', () => trust('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/harbor-release' } })],
  ['whoever isn’t uat', 'dev', (draft) => trust('*', { StringNotEquals: { 'aws:PrincipalAccount': draft.id('uat') } })],
  ['an external id', 'dev', (draft) => trust({ AWS: draft.root('dev') }, { StringEquals: { 'sts:ExternalId': 'secret' } })],
  ['whoever has a second factor', 'dev', (draft) => trust({ AWS: draft.root('dev') }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })],
  ['an address', 'dev', (draft) => trust({ AWS: draft.root('dev') }, { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })],
  ['all but an address', 'dev', (draft) => trust({ AWS: draft.root('dev') }, { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })],
  ['a source identity', 'dev', (draft) => trust({ AWS: draft.root('dev') }, { StringLike: { 'sts:SourceIdentity': 'ada*' } })],
  ['the same tag twice', 'dev', () => trust('*', { StringEquals: { 'aws:PrincipalTag/a': '${aws:PrincipalTag/b}' } })],
  ['prod, if the key is there', 'dev', () => trust('*', { StringEqualsIfExists: { 'aws:FederatedProvider': 'none' } })],
  ['absence', 'dev', () => trust('*', { Null: { 'aws:PrincipalTag/blocked': 'true' } })],
  [
    'for all values of nothing',
    'dev',
    () => trust('*', { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-x/*', 'aws:TagKeys': ['a'] } }),
  ],
  ['an account that nobody knows', STRANGER, () => trust({ AWS: `arn:aws:iam::${STRANGER}:root` })],
];

/** Everybody but those whom the perimeter would keep out, so that the statement alone decides. */
function withoutPerimeter(draft: Draft): void {
  draft.dropPolicy('harbor-perimeter');
}

export const trustOpenings: readonly Opening[] = [
  ...TRUSTS.map(([title, from, statement]): Opening => ({
    title: `the release role trusts ${title}`,
    change: (draft) => {
      if (from === STRANGER || title === 'for all values of nothing') withoutPerimeter(draft);
      releaseTrusts(draft, statement(draft));
    },
    ...(title === 'for all values of nothing' ? {} : { from }),
    kind: 'assume',
    because: 'ReleaseRole',
  })),
  {
    title: 'the release role trusts everybody, and the perimeter is gone',
    change: (draft) => {
      withoutPerimeter(draft);
      releaseTrusts(draft, trust('*'));
    },
    from: 'anyone',
    kind: 'assume',
    because: 'ReleaseRole',
  },
  {
    title: 'the release role loses its condition and trusts one more',
    change: (draft) => {
      const [statement] = draft.resource('prod', 'baseline', 'ReleaseRole').Properties.AssumeRolePolicyDocument.Statement;
      delete statement.Condition;
      statement.Principal.AWS = [statement.Principal.AWS, draft.id('dev')];
    },
    from: 'dev',
    kind: 'assume',
    because: 'ReleaseRole',
  },
  {
    title: 'a role of prod trusts all but one (NotPrincipal)',
    change: (draft) => {
      withoutPerimeter(draft);
      releaseTrusts(draft, { Effect: 'Allow', NotPrincipal: { AWS: draft.root('uat') }, Action: 'sts:AssumeRole' });
    },
    kind: 'assume',
    because: 'ReleaseRole',
  },
  {
    title: 'a Deny stands on a key that nobody classified',
    change: (draft) =>
      releaseTrusts(draft, trust({ AWS: draft.root('dev') }), {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:AssumeRole',
        Condition: { StringNotEquals: { 'vendor:Ticket': 'approved' } },
      }),
    from: 'dev',
    kind: 'assume',
  },
  {
    title: 'a Deny leaves out one of dev',
    change: (draft) =>
      releaseTrusts(draft, trust({ AWS: [draft.root('dev'), draft.root('uat')] }), {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:*',
        Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${draft.id('dev')}:role/ci-*` } },
      }),
    from: 'dev',
    kind: 'assume',
  },
  {
    title: 'a function’s role trusts dev too',
    change: (draft) => draft.allow('prod', 'compute', 'OrdersApiRole', 'AssumeRolePolicyDocument', trust({ AWS: draft.root('dev') })),
    from: 'dev',
    kind: 'assume',
    because: 'OrdersApiRole',
  },
  ...['CfnExecRole', 'DeployRole', 'FilePublishingRole', 'LookupRole'].map((id): Opening => ({
    title: `bootstrap’s ${id} trusts dev`,
    change: (draft) => draft.allow('prod', 'bootstrap', id, 'AssumeRolePolicyDocument', trust({ AWS: draft.root('dev') })),
    // The SCPs leave roles of provisioning to those that deploy, of which dev has its own.
    from: 'dev',
    kind: 'assume',
    because: id,
  })),
  {
    title: 'a role trusts by a policy in text',
    change: (draft) =>
      draft.add('prod', 'baseline', {
        Ops: {
          Type: 'AWS::IAM::Role',
          Properties: { AssumeRolePolicyDocument: JSON.stringify(document(trust({ AWS: draft.root('dev') }))) },
        },
      }),
    from: 'dev',
    kind: 'assume',
    because: 'Ops',
  },
  {
    title: 'a role trusts by a statement that is no list',
    change: (draft) =>
      draft.add('prod', 'baseline', {
        Ops: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: trust({ AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::${draft.id('dev')}:root` } }) },
          },
        },
      }),
    from: 'dev',
    kind: 'assume',
    because: 'Ops',
  },
  {
    title: 'a role trusts whom a parameter without a value names',
    change: (draft) => {
      draft.template('prod', 'baseline').Parameters = { Friend: { Type: 'String' } };
      draft.add('prod', 'baseline', { Ops: role(trust({ AWS: { 'Fn::Sub': 'arn:aws:iam::${Friend}:root' } }), 'ops') });
    },
    doubt: /./,
  },
  {
    title: 'a role trusts whom a parameter’s default names',
    change: (draft) => {
      draft.template('prod', 'baseline').Parameters = { Friend: { Type: 'String', Default: draft.id('dev') } };
      draft.add('prod', 'baseline', {
        Ops: role(trust({ AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'Friend' }, ':root']] } }), 'ops'),
      });
    },
    from: 'dev',
    kind: 'assume',
    because: 'Ops',
  },
];
