import type { Draft, Json } from '../draft.ts';
import { type Opening, role, trust } from '../mutation.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const PROVIDER = { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: `https://${GITHUB}`, ClientIdList: ['sts.amazonaws.com'] } };
const AUDIENCE = { [`${GITHUB}:aud`]: 'sts.amazonaws.com' };

const byToken = (draft: Draft, condition: Json): void =>
  draft.add('prod', 'baseline', {
    GitHub: PROVIDER,
    Ci: role(trust({ Federated: { Ref: 'GitHub' } }, condition, 'sts:AssumeRoleWithWebIdentity'), 'ci'),
  });

const TOKENS: readonly (readonly [title: string, condition: Json])[] = [
  ['any subject', { StringEquals: AUDIENCE, StringLike: { [`${GITHUB}:sub`]: '*' } }],
  ['any repository', { StringEquals: AUDIENCE, StringLike: { [`${GITHUB}:sub`]: 'repo:*:ref:refs/heads/main' } }],
  ['an organization’s beginning', { StringEquals: AUDIENCE, StringLike: { [`${GITHUB}:sub`]: 'repo:harbor*' } }],
  ['no subject', { StringEquals: AUDIENCE }],
  ['no condition', undefined],
  ['pull requests', { StringEquals: { ...AUDIENCE, [`${GITHUB}:sub`]: 'repo:harbor/harbor:pull_request' } }],
  [
    'a subject by a set operator',
    { StringEquals: AUDIENCE, 'ForAllValues:StringEquals': { [`${GITHUB}:sub`]: 'repo:harbor/harbor:ref:refs/heads/main' } },
  ],
  [
    'a subject if it is there',
    { StringEquals: AUDIENCE, StringEqualsIfExists: { [`${GITHUB}:sub`]: 'repo:harbor/harbor:ref:refs/heads/main' } },
  ],
];

export const federationOpenings: readonly Opening[] = [
  ...TOKENS.map(([title, condition]): Opening => ({
    title: `a role is for tokens with ${title}`,
    change: (draft) => byToken(draft, condition),
    kind: 'assume',
    because: 'Ci',
  })),
  {
    title: 'a role is for tokens of a cluster of dev',
    change: (draft) => {
      const issuer = 'oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E';
      draft.add('dev', 'baseline', {
        Cluster: {
          Type: 'AWS::EKS::Cluster',
          Properties: { Name: 'c', RoleArn: 'arn:aws:iam::1:role/x', ResourcesVpcConfig: { SubnetIds: [] } },
        },
      });
      draft.template('dev', 'baseline').Outputs.Issuer = { Value: { 'Fn::GetAtt': ['Cluster', 'OpenIdConnectIssuerUrl'] } };
      draft.template('prod', 'baseline').Parameters = { Issuer: { Type: 'String' } };
      draft.stack('prod', 'baseline').inputs = { Issuer: { stack: 'harbor-dev-baseline', output: 'Issuer', account: draft.id('dev') } };
      draft.add('prod', 'baseline', {
        Clusters: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: { Ref: 'Issuer' }, ClientIdList: ['sts.amazonaws.com'] } },
        Pod: role(
          trust(
            { Federated: { Ref: 'Clusters' } },
            { StringEquals: { [`${issuer}:sub`]: 'system:serviceaccount:default:app', [`${issuer}:aud`]: 'sts.amazonaws.com' } },
            'sts:AssumeRoleWithWebIdentity',
          ),
          'pod',
        ),
      });
    },
  },
  {
    title: 'guests of an identity pool get a role',
    change: (draft) =>
      draft.add('prod', 'identity', {
        Guests: { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: true } },
        Guest: role(
          trust(
            { Federated: 'cognito-identity.amazonaws.com' },
            {
              StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Guests' } },
              'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' },
            },
            'sts:AssumeRoleWithWebIdentity',
          ),
          'guest',
        ),
        Roles: {
          Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
          Properties: { IdentityPoolId: { Ref: 'Guests' }, Roles: { unauthenticated: { 'Fn::GetAtt': ['Guest', 'Arn'] } } },
        },
      }),
    kind: 'assume',
  },
  {
    title: 'a role is for the identity pools of anybody',
    change: (draft) =>
      draft.add('prod', 'identity', {
        Guest: role(trust({ Federated: 'cognito-identity.amazonaws.com' }, undefined, 'sts:AssumeRoleWithWebIdentity'), 'guest'),
      }),
    kind: 'assume',
    because: 'Guest',
  },
  {
    title: 'a role is for assertions of dev’s SAML provider',
    change: (draft) =>
      draft.add('prod', 'baseline', {
        Ops: role(
          trust(
            { Federated: `arn:aws:iam::${draft.id('dev')}:saml-provider/adfs` },
            { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
            'sts:AssumeRoleWithSAML',
          ),
          'ops',
        ),
      }),
    kind: 'assume',
    because: 'Ops',
  },
  {
    title: 'certificates of dev’s authority open a role',
    change: (draft) =>
      draft.add('prod', 'baseline', {
        Anchor: {
          Type: 'AWS::RolesAnywhere::TrustAnchor',
          Properties: {
            Enabled: true,
            Name: 'anchor',
            Source: {
              SourceType: 'AWS_ACM_PCA',
              SourceData: { AcmPcaArn: `arn:aws:acm-pca:eu-central-1:${draft.id('dev')}:certificate-authority/1` },
            },
          },
        },
        Host: role(
          trust({ Service: 'rolesanywhere.amazonaws.com' }, undefined, ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']),
          'host',
        ),
        Profile: {
          Type: 'AWS::RolesAnywhere::Profile',
          Properties: { Enabled: true, Name: 'p', RoleArns: [{ 'Fn::GetAtt': ['Host', 'Arn'] }] },
        },
      }),
    kind: 'assume',
  },
];
