import { expect, it } from 'vitest';

import { ACCOUNTS, role, trusts } from '../../testing/sketch.ts';
import { findings, twin } from '../../testing/twin.ts';
import { buildRunners } from './build-runners.ts';
import { buildWebhooks } from './build-webhooks.ts';
import { builds } from './builds.ts';
import { keyGrants } from './key-grants.ts';
import { pipelines } from './pipelines.ts';
import { runners } from './runners.ts';
import { shares } from './shares.ts';

const { dev, prod, shared } = ACCOUNTS;

const pipeline = (source: object) => ({
  Pipeline: {
    Type: 'AWS::CodePipeline::Pipeline',
    Properties: {
      Name: 'release',
      RoleArn: { 'Fn::GetAtt': ['Runner', 'Arn'] },
      ArtifactStore: { Type: 'S3', Location: 'artifacts-of-shared' },
      Stages: [
        {
          Name: 'Source',
          Actions: [{ Name: 'Source', ActionTypeId: { Category: 'Source', Owner: 'AWS', Provider: 'S3', Version: '1' }, ...source }],
        },
        {
          Name: 'Deploy',
          Actions: [
            {
              Name: 'Deploy',
              ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Provider: 'CloudFormation', Version: '1' },
              RoleArn: `arn:aws:iam::${prod.id}:role/deploy`,
            },
          ],
        },
      ],
    },
  },
  Runner: role([trusts({ Service: 'codepipeline.amazonaws.com' })], { RoleName: 'runner' }),
});

twin('a pipeline whose source another account has', {
  edge: pipelines,
  open: { shared: pipeline({ RoleArn: `arn:aws:iam::${dev.id}:role/source` }) },
  closed: { shared: pipeline({ Configuration: { S3Bucket: 'sources-of-shared', S3ObjectKey: 'app.zip' } }) },
  finds: { from: 'dev', kind: 'artifact', to: /#Pipeline$|release/, because: ['Pipeline'] },
});

twin('a pipeline whose source is a bucket of another account', {
  edge: pipelines,
  open: {
    dev: { Sources: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'sources' } } },
    shared: pipeline({ Configuration: { S3Bucket: 'sources', S3ObjectKey: 'app.zip' } }),
  },
  closed: {
    shared: {
      ...pipeline({ Configuration: { S3Bucket: 'sources', S3ObjectKey: 'app.zip' } }),
      Sources: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'sources' } },
    },
  },
  finds: { from: 'dev', kind: 'artifact', to: /#Pipeline$|release/, because: ['Pipeline'] },
});

const build = (Triggers?: object) => ({
  Build: {
    Type: 'AWS::CodeBuild::Project',
    Properties: {
      Name: 'build',
      ServiceRole: { Ref: 'Builder' },
      Source: { Type: 'GITHUB', Location: 'https://github.com/harbor/app.git' },
      ...(Triggers === undefined ? {} : { Triggers }),
    },
  },
  Builder: role([trusts({ Service: 'codebuild.amazonaws.com' })], { RoleName: 'builder' }),
});
const filters = (...groups: readonly (readonly object[])[]) => build({ Webhook: true, FilterGroups: groups });
const event = (Pattern: string) => ({ Type: 'EVENT', Pattern });

twin('a build that pull requests of anybody start', {
  edge: buildWebhooks,
  open: { shared: build({ Webhook: true }) },
  closed: { shared: filters([event('PUSH')]) },
  finds: { from: 'anyone', kind: 'artifact', to: /build/, because: ['Build'] },
});

it.each([
  [
    'pull requests are taken from listed people only',
    filters([event('PUSH, PULL_REQUEST_CREATED'), { Type: 'ACTOR_ACCOUNT_ID', Pattern: '^123$' }]),
  ],
  ['only what is merged counts', filters([event('PULL_REQUEST_MERGED')])],
  ['nobody calls', build()],
  ['the webhook is off', build({ Webhook: 'false' })],
  ['pull requests wait for a comment', build({ Webhook: true, PullRequestBuildPolicy: { RequiresCommentApproval: 'ALL_PULL_REQUESTS' } })],
])('a build is not started by strangers where %s', (_case, resources) => {
  expect(findings(buildWebhooks, { prod: resources })).toEqual({ passages: [], doubts: [] });
});

it.each([
  ['pull requests count in one group of several', filters([event('PUSH')], [event('PUSH, PULL_REQUEST_UPDATED')])],
  [
    'people are only excluded',
    filters([event('PULL_REQUEST_CREATED'), { Type: 'ACTOR_ACCOUNT_ID', Pattern: '^1$', ExcludeMatchedPattern: true }]),
  ],
])('a build is started by strangers where %s', (_case, resources) => {
  expect(findings(buildWebhooks, { prod: resources }).passages).toMatchObject([{ from: { kind: 'anyone' }, to: { account: prod.id } }]);
});

twin('a runner in an attacker’s account', {
  edge: runners,
  open: { facts: [{ kind: 'runner', account: dev.id, serves: [`arn:aws:iam::${prod.id}:role/release`] }] },
  closed: {
    facts: [
      { kind: 'runner', account: dev.id, serves: [dev.id] },
      { kind: 'runner', account: shared.id, serves: [prod.id] },
    ],
  },
  finds: { from: 'dev', kind: 'assume', to: `arn:aws:iam::${prod.id}:role/release`, because: ['facts[0]'] },
});

const GITHUB = 'token.actions.githubusercontent.com';
const jobs = (repository: string, filters: object = { Type: 'EVENT', Pattern: 'WORKFLOW_JOB_QUEUED' }) => ({
  dev: {
    Builder: {
      Type: 'AWS::CodeBuild::Project',
      Properties: {
        Source: { Type: 'GITHUB', Location: 'https://github.com/acme/shop.git' },
        Triggers: { Webhook: true, FilterGroups: [[filters]] },
      },
    },
  },
  prod: {
    Release: role(
      [
        trusts(
          { Federated: `arn:aws:iam::${prod.id}:oidc-provider/${GITHUB}` },
          { StringEquals: { [`${GITHUB}:sub`]: `repo:${repository}:ref:refs/heads/main` } },
          'sts:AssumeRoleWithWebIdentity',
        ),
      ],
      { RoleName: 'release' },
    ),
  },
});

twin('jobs that run in the builds of an attacker', {
  edge: buildRunners,
  open: jobs('acme/shop'),
  closed: jobs('acme/shop-infrastructure'),
  finds: { from: 'dev', kind: 'assume', to: `arn:aws:iam::${prod.id}:role/release`, because: ['Builder', 'Release'] },
});

it('takes no project for a runner that only pushes start', () =>
  expect(findings(buildRunners, jobs('acme/shop', { Type: 'EVENT', Pattern: 'PUSH' })).passages).toEqual([]));

const KEY = `arn:aws:kms:eu-central-1:${prod.id}:key/1234`;
twin('a grant of a key', {
  edge: keyGrants,
  open: {
    facts: [{ kind: 'kms-grant', account: prod.id, key: KEY, grantee: `arn:aws:iam::${dev.id}:role/reader`, operations: ['Decrypt'] }],
  },
  closed: {
    facts: [
      { kind: 'kms-grant', account: prod.id, key: KEY, grantee: `arn:aws:iam::${prod.id}:role/reader`, operations: ['Decrypt'] },
      { kind: 'kms-grant', account: prod.id, key: KEY, grantee: 'rds.amazonaws.com', operations: ['Decrypt', 'CreateGrant'] },
      { kind: 'kms-grant', account: prod.id, key: KEY, grantee: dev.id, operations: ['DescribeKey'] },
    ],
  },
  finds: { from: 'dev', kind: 'decrypt', action: 'kms:Decrypt', to: KEY },
});

const SUBNET = `arn:aws:ec2:eu-central-1:${prod.id}:subnet/subnet-1`;
twin('a share of a subnet', {
  edge: shares,
  open: { facts: [{ kind: 'ram-share', account: prod.id, resources: [SUBNET], principals: [dev.id] }] },
  closed: { facts: [{ kind: 'ram-share', account: prod.id, resources: [SUBNET], principals: [ACCOUNTS.network.id] }] },
  finds: { from: 'dev', kind: 'network', to: SUBNET, because: ['facts[0]'] },
});

twin('a snapshot for all', {
  edge: shares,
  open: { facts: [{ kind: 'snapshot-share', account: prod.id, snapshot: 'snap-1', with: ['all'] }] },
  closed: { facts: [{ kind: 'snapshot-share', account: dev.id, snapshot: 'snap-1', with: ['all'] }] },
  finds: { from: 'anyone', kind: 'read', to: 'snap-1' },
});

it('a pipeline deploys what is written into its source, whoever may write that', () => {
  const Sources = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'sources' } };
  const { passages } = findings(pipelines, { shared: { ...pipeline({ Configuration: { S3Bucket: { Ref: 'Sources' } } }), Sources } });
  expect(passages.map(({ from, to }) => [from, to])).toContainEqual([
    { kind: 'resource', account: shared.id, ability: 'write', id: 'arn:aws:s3:::sources' },
    { kind: 'principal', account: prod.id, arn: `arn:aws:iam::${prod.id}:role/deploy`, of: 'role' },
  ]);
});

twin('a build that shows its logs to everybody', {
  edge: builds,
  open: { prod: { Build: { Type: 'AWS::CodeBuild::Project', Properties: { Visibility: 'PUBLIC_READ' } } } },
  closed: {
    prod: { Build: { Type: 'AWS::CodeBuild::Project', Properties: { Visibility: 'PRIVATE', Artifacts: { Type: 'S3', Location: 'own' } } } },
  },
  finds: { from: 'anyone', kind: 'read', to: /#Build$/, because: ['Build'] },
});

const DevBucket = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'of-dev' } } };
const building = (Properties: object) => ({ dev: DevBucket, prod: { Build: { Type: 'AWS::CodeBuild::Project', Properties } } });

twin('a build that leaves its artifacts in another account', {
  edge: builds,
  open: building({ Artifacts: { Type: 'S3', Location: 'of-dev' } }),
  closed: building({ Artifacts: { Type: 'S3', Location: 'of-prod' } }),
  finds: { from: 'dev', kind: 'read', action: 'Artifacts.Location', to: /#Build$/ },
});

twin('a build that takes a source from another account', {
  edge: builds,
  open: building({ SecondarySources: [{ Type: 'S3', Location: 'of-dev/source.zip' }] }),
  closed: building({ SecondarySources: [{ Type: 'S3', Location: 'of-prod/source.zip' }] }),
  finds: { from: 'dev', kind: 'artifact', to: /#Build$/ },
});

it('a build is let in by no variable and no word of its commands', () => {
  const named = building({
    ServiceRole: `arn:aws:iam::${dev.id}:role/x`,
    Environment: { EnvironmentVariables: [{ Name: 'DEV', Value: dev.id }] },
    Source: { Type: 'NO_SOURCE', BuildSpec: `echo ${dev.id}` },
  });
  expect(findings(builds, named)).toEqual({ passages: [], doubts: [] });
});
