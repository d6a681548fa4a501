import { ACCOUNTS, REGION, role, trusts } from '../../testing/sketch.ts';
import { twin } from '../../testing/twin.ts';
import { webIdentity as edge } from './web-identity.ts';

const DEPLOY = `arn:aws:iam::${ACCOUNTS.prod.id}:role/deploy`;
const HOST = 'token.actions.githubusercontent.com';
const PROVIDER = { Federated: `arn:aws:iam::${ACCOUNTS.prod.id}:oidc-provider/${HOST}` };
const ACTION = 'sts:AssumeRoleWithWebIdentity';

const deploy = (...conditions: readonly (object | undefined)[]) => ({
  prod: {
    Deploy: role(
      conditions.map((condition) => trusts(PROVIDER, condition, ACTION)),
      { RoleName: 'deploy' },
    ),
  },
});
const SUB = `${HOST}:sub`;
const AUD = `${HOST}:aud`;
const exact = deploy({ StringEquals: { [SUB]: 'repo:acme/app:environment:prod', [AUD]: 'sts.amazonaws.com' } });
const found = { kind: 'assume', action: ACTION, to: DEPLOY, because: ['Deploy'] } as const;

twin('a role for any repository', {
  edge,
  open: deploy({ StringEquals: { [AUD]: 'sts.amazonaws.com' } }),
  closed: exact,
  finds: { from: 'anyone', ...found },
});

twin('a role for a subject with a wildcard', {
  edge,
  open: deploy({ StringLike: { [SUB]: 'repo:acme/*' }, StringEquals: { [AUD]: 'sts.amazonaws.com' } }),
  closed: deploy({ StringLike: { [SUB]: 'repo:acme/app:ref:refs/heads/main' }, StringEquals: { [AUD]: 'sts.amazonaws.com' } }),
  finds: { from: `${HOST}:repo:acme/*`, ...found },
});

twin('a role for pull requests', {
  edge,
  open: deploy({ StringEquals: { [SUB]: 'repo:acme/app:pull_request', [AUD]: 'sts.amazonaws.com' } }),
  closed: exact,
  finds: { from: `${HOST}:repo:acme/app:pull_request`, ...found },
});

twin('a role for tokens of any audience', {
  edge,
  open: deploy({ StringEquals: { [SUB]: 'repo:acme/app:environment:prod' } }),
  closed: exact,
  finds: { from: `${HOST}:repo:acme/app:environment:prod`, ...found },
});

twin('a role whose subject is compared by a set operator', {
  edge,
  open: deploy({ 'ForAllValues:StringEquals': { [SUB]: ['repo:acme/app:environment:prod'], [AUD]: ['sts.amazonaws.com'] } }),
  closed: exact,
  finds: { from: `${HOST}:repo:acme/app:environment:prod`, ...found },
});

const cluster = { Cluster: { Type: 'AWS::EKS::Cluster', Properties: { Name: 'main' } } };
const irsa = (id: string, condition?: object) => ({
  Deploy: role(
    [trusts({ Federated: `arn:aws:iam::${ACCOUNTS.prod.id}:oidc-provider/oidc.eks.${REGION}.amazonaws.com/id/${id}` }, condition, ACTION)],
    {
      RoleName: 'deploy',
    },
  ),
});

twin('a role for pods of a cluster', {
  edge,
  open: {
    dev: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'issuer' } } },
    prod: {
      Deploy: role(
        [
          trusts(
            { Federated: `arn:aws:iam::${ACCOUNTS.prod.id}:oidc-provider/issuer.s3.${REGION}.amazonaws.com` },
            { StringEquals: { [`issuer.s3.${REGION}.amazonaws.com:sub`]: 'a', [`issuer.s3.${REGION}.amazonaws.com:aud`]: 'b' } },
            ACTION,
          ),
        ],
        { RoleName: 'deploy' },
      ),
    },
  },
  closed: { prod: { ...cluster, ...irsa('ABC') } },
  finds: { from: 'dev', ...found },
});

const pool = (more: object) => ({
  Users: { Type: 'AWS::Cognito::UserPool', Properties: more },
  Provider: {
    Type: 'AWS::IAM::OIDCProvider',
    Properties: { Url: { 'Fn::GetAtt': ['Users', 'ProviderURL'] }, ClientIdList: ['x'] },
  },
  Deploy: role([trusts({ Federated: { Ref: 'Provider' } }, undefined, ACTION)], { RoleName: 'deploy' }),
});

twin('a role for users of a pool that takes sign-ups', {
  edge,
  open: { prod: pool({}) },
  closed: { prod: pool({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }) },
  finds: { from: 'anyone', kind: 'assume', action: ACTION, to: DEPLOY },
});
