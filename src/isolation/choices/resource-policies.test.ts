import { describe, expect, it } from 'vitest';

import { worldOf } from '../make-world.ts';
import { ACCOUNTS, ORGANIZATION, REGION, STRANGER, type Sketch, estateOfSketch, policy } from '../testing/sketch.ts';
import type { Act } from '../world.ts';

const PROD = ACCOUNTS.prod.id;
const DEV = ACCOUNTS.dev.id;
const UAT = ACCOUNTS.uat.id;

/** Who may do something to a resource of prod; `unknown: …` where it can't be told. */
function callersOf(resources: Record<string, object>, id: string, act: Pick<Act, 'actions' | 'arn'> & Partial<Act>, more: Sketch = {}) {
  const estate = estateOfSketch({ ...more, prod: resources });
  const resource = estate.resources().find(({ logicalId, account }) => logicalId === id && account === PROD);
  if (resource === undefined) throw new Error(`there is no ${id}`);
  const world = worldOf(estate, PROD);
  return [...world.callers({ account: PROD, resource, ...act })]
    .filter((one) => 'why' in one || one.from.kind !== 'principal')
    .map((one) => {
      if ('why' in one) return `unknown: ${one.why}`;
      const { from } = one;
      return from.kind === 'anyone'
        ? 'anyone'
        : from.kind === 'account'
          ? from.account
          : from.kind === 'resource'
            ? from.id
            : 'id' in from
              ? from.id
              : '';
    });
}

const BUCKET = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'photos' } };
const objects = { actions: ['s3:GetObject'], arn: 'arn:aws:s3:::photos/*' };

function readers(statements: readonly object[], more: Sketch = {}) {
  const Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: policy(...statements) } };
  return callersOf({ Bucket: BUCKET, Policy }, 'Bucket', objects, more);
}

const allow = (Principal: unknown, Condition?: object, Resource = 'arn:aws:s3:::photos/*') => ({
  Effect: 'Allow',
  Principal,
  Action: 's3:GetObject',
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
const deny = (Condition: object, more: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::photos', 'arn:aws:s3:::photos/*'],
  Condition,
  ...more,
});

describe('who may read a bucket of the target', () => {
  it('is nobody without a policy, and anyone where it is public, if only in part', () => {
    expect(callersOf({ Bucket: BUCKET }, 'Bucket', objects)).toEqual([]);
    expect(readers([allow('*')])).toContain('anyone');
    expect(readers([allow('*', undefined, 'arn:aws:s3:::photos/public/*')])).toContain('anyone');
    expect(
      readers([allow('*'), deny({}, { Resource: 'arn:aws:s3:::photos/*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]),
    ).toContain('anyone');
  });
  it('is whoever has the address that is asked for', () => {
    expect(readers([allow('*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })])).toContain('anyone');
    expect(readers([allow('*'), deny({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })])).toContain('anyone');
  });
  it('is nobody outside where a network of ours is asked for', () => {
    expect(readers([allow('*', { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } })])).toEqual([]);
    expect(readers([allow('*'), deny({ StringNotEquals: { 'aws:SourceVpc': 'vpc-0123' } })])).toEqual([]);
    const endpoint = { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcId: 'vpc-1', ServiceName: 's3' } };
    expect(readers([allow('*', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } })], { dev: { Endpoint: endpoint } })).toEqual([]);
    const shared = {
      Share: {
        Type: 'AWS::RAM::ResourceShare',
        Properties: { Name: 's', ResourceArns: [`arn:aws:ec2:${REGION}:${PROD}:subnet/subnet-1`], Principals: [DEV] },
      },
    };
    expect(readers([allow('*', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } })], { network: shared })).not.toEqual([]);
  });
  it('is every account of the organization, and no other', () => {
    const perimeter = deny({ StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION } });
    const found = readers([allow('*'), perimeter]);
    expect(found).not.toContain('anyone');
    expect(found).toEqual(expect.arrayContaining([DEV, UAT]));
    expect(readers([allow({ AWS: STRANGER }), perimeter])).toEqual([]);
    expect(readers([allow('*'), deny({ StringNotEquals: { 'aws:PrincipalAccount': [PROD] } })])).toEqual([]);
    expect(readers([allow({ AWS: [`arn:aws:iam::${DEV}:root`] })])).toEqual([DEV]);
  });
  it('is any organization that isn’t ours, as somebody is in it', () => {
    expect(readers([allow('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-another' } })])).toContain('anyone');
  });
  it('is nobody whom a denial without a way round keeps out', () => {
    expect(readers([allow('*'), { ...deny({}), Condition: undefined }])).toEqual([]);
    expect(
      readers([allow('*', { StringEquals: { 'aws:PrincipalTag/a': 'b' } }), deny({ StringEquals: { 'aws:PrincipalTag/a': ['b', 'c'] } })]),
    ).toEqual([]);
  });
  it('has a way round a denial on what he can choose', () => {
    expect(readers([allow({ AWS: DEV }), deny({ StringNotEquals: { 'aws:PrincipalTag/team': 'data' } })])).toEqual([DEV]);
    expect(readers([allow({ AWS: DEV }), deny({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })])).toEqual([DEV]);
    expect(readers([allow({ AWS: DEV }), deny({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/auditor' } })])).toEqual([DEV]);
    expect(readers([allow({ AWS: DEV }), deny({ ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${PROD}:role/auditor` } })])).toEqual([]);
  });
  it('isn’t an identity of CloudFront’s', () => {
    const Identity = { Type: 'AWS::CloudFront::CloudFrontOriginAccessIdentity' };
    const read = (Principal: object) => {
      const Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: policy(allow(Principal)) } };
      return callersOf({ Bucket: BUCKET, Policy, Identity }, 'Bucket', objects);
    };
    expect(read({ CanonicalUser: { 'Fn::GetAtt': ['Identity', 'S3CanonicalUserId'] } })).toEqual([]);
    expect(read({ AWS: { 'Fn::Sub': 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${Identity}' } })).toEqual([]);
  });
  it('is unknown where a policy is', () => {
    const parameters = { Who: { Type: 'String' } };
    expect(readers([allow({ AWS: { Ref: 'Who' } })], { parameters })[0]).toMatch(/^unknown/);
    expect(callersOf({ Bucket: BUCKET }, 'Bucket', objects, { incomplete: ['prod'] })[0]).toMatch(/^unknown/);
  });
});

const TOPIC = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'events' } };
const publishing = { actions: ['sns:Publish'], arn: `arn:aws:sns:${REGION}:${PROD}:events` };

function publishers(statement: object, more: Sketch = {}) {
  const Statement = { Effect: 'Allow', Action: 'sns:Publish', Resource: '*', ...statement };
  const Policy = { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: policy(Statement) } };
  return callersOf({ Topic: TOPIC, Policy }, 'Topic', publishing, more);
}

describe('who has a service act on a resource of the target', () => {
  const Principal = { Service: 's3.amazonaws.com' };
  it('is anyone where the service is trusted for everybody', () => {
    expect(publishers({ Principal })).toEqual(['s3.amazonaws.com']);
    expect(publishers({ Principal, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::logs-*' } } })).toEqual(['s3.amazonaws.com']);
    expect(publishers({ Principal: '*', Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:logs-*' } } })).toEqual([
      's3.amazonaws.com',
    ]);
  });
  it('is whose account is named', () => {
    expect(publishers({ Principal, Condition: { StringEquals: { 'aws:SourceAccount': DEV } } })).toEqual([DEV]);
    expect(publishers({ Principal, Condition: { StringEquals: { 'aws:SourceOrgID': ORGANIZATION } } })).toEqual([DEV, UAT]);
  });
  it('is nobody outside where the source is ours', () => {
    expect(publishers({ Principal, Condition: { StringEquals: { 'aws:SourceAccount': PROD } } })).toEqual([]);
    expect(
      publishers({
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:events:${REGION}:${PROD}:rule/*` } },
      }),
    ).toEqual([]);
  });
  it('is nobody outside whom the organization’s policy keeps out', () => {
    const statements = [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:*'],
        Resource: '*',
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': ORGANIZATION },
          Null: { 'aws:SourceAccount': 'false' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
    ];
    const queue = (rcps: Sketch) => {
      const Statement = { Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: '*' };
      const Policy = { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: policy(Statement) } };
      const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } };
      return callersOf({ Queue, Policy }, 'Queue', { actions: ['sqs:SendMessage'], arn: `arn:aws:sqs:${REGION}:${PROD}:jobs` }, rcps);
    };
    expect(queue({})).toEqual(['s3.amazonaws.com']);
    expect(queue({ rcps: [{ statements }] })).toEqual([DEV, UAT]);
  });
  it('isn’t asked of a topic that has only the policy that AWS gives it', () => {
    expect(callersOf({ Topic: TOPIC }, 'Topic', publishing)).toEqual([]);
  });
});

describe('who may use a key of the target', () => {
  const key = (...statements: readonly object[]) => ({ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policy(...statements) } } });
  const decrypting = { actions: ['kms:Decrypt'], arn: `arn:aws:kms:${REGION}:${PROD}:key/1` };
  const root = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${PROD}:root` }, Action: 'kms:*', Resource: '*' };
  it('is nobody outside the account that it is given to', () => {
    expect(callersOf(key(root), 'Key', decrypting)).toEqual([]);
    expect(callersOf({ Key: { Type: 'AWS::KMS::Key' } }, 'Key', decrypting)).toEqual([]);
  });
  it('is nobody outside where the caller’s account is asked for', () => {
    const through = (account: string) => ({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `s3.${REGION}.amazonaws.com` } },
    });
    expect(callersOf(key(root, through(PROD)), 'Key', decrypting)).toEqual([]);
    expect(callersOf(key(root, through(DEV)), 'Key', decrypting)).toEqual([DEV]);
  });
  it('is nobody whose logs aren’t ours', () => {
    const logs = (arn: string) => ({
      Effect: 'Allow',
      Principal: { Service: `logs.${REGION}.amazonaws.com` },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn } },
    });
    expect(callersOf(key(root, logs(`arn:aws:logs:${REGION}:${PROD}:*`)), 'Key', decrypting)).toEqual([]);
    expect(callersOf(key(root, logs(`arn:aws:logs:${REGION}:*:*`)), 'Key', decrypting)).toEqual([`logs.${REGION}.amazonaws.com`]);
  });
});
