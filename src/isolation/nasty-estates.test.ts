import { describe, expect, it } from 'vitest';

import { reach } from './reach.ts';
import { ACCOUNTS, ORGANIZATION, STRANGER, type Sketch, estateOfSketch, policy, role, trusts } from './testing/sketch.ts';

const { dev, shared, prod, network, security, logs } = ACCOUNTS;
const root = (id: string) => `arn:aws:iam::${id}:root`;
const resource = (Type: string, Properties: object = {}) => ({ Type, Properties });
const may = (Action: unknown, Resource: unknown = '*') => ({
  Policies: [{ PolicyName: 'own', PolicyDocument: policy({ Effect: 'Allow', Action, Resource }) }],
});
const allow = (Principal: unknown, Action: unknown, Condition?: object, Resource: unknown = '*') => ({
  Effect: 'Allow',
  Principal,
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
const deny = (Condition: object, more: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: OBJECTS,
  Condition,
  ...more,
});
const OBJECTS = 'arn:aws:s3:::files/*';
const bucket = (statements: readonly object[], name = 'files') => ({
  Bucket: resource('AWS::S3::Bucket', { BucketName: name }),
  Policy: resource('AWS::S3::BucketPolicy', { Bucket: { Ref: 'Bucket' }, PolicyDocument: policy(...statements) }),
});
const files = (...statements: readonly object[]): Sketch => ({ prod: bucket(statements) });
const read = (principal: unknown, condition?: object) => allow(principal, 's3:GetObject', condition, OBJECTS);
const trusting = (statement: object): Sketch => ({ prod: { Deploy: role([statement], { RoleName: 'deploy' }) } });
const key = (...statements: readonly object[]): Sketch => ({
  prod: { Key: resource('AWS::KMS::Key', { KeyPolicy: policy(...statements) }) },
});
const devIn = (account: 'shared' | 'management' | 'network' | 'security', action: unknown, more: object = {}): Sketch => ({
  [account]: { Hop: role([trusts({ AWS: root(dev.id) })], { RoleName: 'hop', ...may(action) }), ...more },
});
const byShared = { Deploy: role([trusts({ AWS: root(shared.id) })], { RoleName: 'deploy' }) };
const zone = (Name: string) => resource('AWS::Route53::HostedZone', { Name });
const archived: Sketch = {
  prod: {
    Source: resource('AWS::S3::Bucket', {
      ReplicationConfiguration: {
        Role: 'r',
        Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::archive', Account: logs.id } }],
      },
    }),
  },
};

const OPEN: readonly (readonly [title: string, sketch: Sketch])[] = [
  ['a trust of twelve digits', trusting(trusts({ AWS: dev.id }))],
  ['a trust of a list with a star', trusting(trusts({ AWS: ['*'] }))],
  ['a trust in another partition', trusting(trusts({ AWS: `arn:aws-cn:iam::${dev.id}:root` }))],
  ['a trust of a session', trusting(trusts({ AWS: `arn:aws:sts::${dev.id}:assumed-role/r/s` }))],
  ['a trust of a unique id', trusting(trusts({ AWS: 'AROAEXAMPLE1234567890' }))],
  ['a trust of a stranger with an external id', trusting(trusts({ AWS: root(STRANGER) }, { StringEquals: { 'sts:ExternalId': 'x' } }))],
  ['an action in odd case', trusting(trusts({ AWS: dev.id }, undefined, 'STS:assumerole'))],
  ['all actions but one', trusting({ Effect: 'Allow', Principal: { AWS: dev.id }, NotAction: 'sts:TagSession' })],
  ['a tag that is like the account', trusting(trusts('*', { StringEquals: { 'aws:PrincipalTag/a': '${aws:PrincipalAccount}' } }))],
  ['the organization of the resource', trusting(trusts('*', { StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } }))],
  ['sessions named like their user', trusting(trusts({ AWS: dev.id }, { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } }))],
  ['another organization', trusting(trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-otherorg00' } }))],
  ['an operator that doesn’t exist', trusting(trusts({ AWS: dev.id }, { StringMatches: { 'aws:x': 'y' } }))],
  ['a value out of a parameter store', trusting(trusts({ AWS: '{{resolve:ssm:/account}}' }))],
  ['a session of a federated user', files(read({ AWS: `arn:aws:sts::${dev.id}:federated-user/x` }))],
  [
    'a service for the whole organization',
    files(read({ Service: 'sns.amazonaws.com' }, { StringEquals: { 'aws:SourceOrgID': ORGANIZATION } })),
  ],
  ['a referer', files(read('*', { StringLike: { 'aws:Referer': 'https://x/*' } }))],
  ['access points of any account', files(read('*', { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:*:accesspoint/*' } }))],
  [
    'all objects but some',
    files({ Effect: 'Allow', Principal: { AWS: dev.id }, Action: 's3:GetObject', NotResource: 'arn:aws:s3:::files/x/*' }),
  ],
  [
    'a Deny of one of two actions',
    files(allow('*', ['s3:GetObject', 's3:GetObjectVersion'], undefined, OBJECTS), { ...deny({}), Action: 's3:GetObject' }),
  ],
  ['a Deny by a tag of his', files(read('*'), deny({ StringNotEquals: { 'aws:PrincipalTag/x': 'y' } }))],
  ['a Deny by a key that nobody classified', files(read('*'), deny({ StringNotEqualsIfExists: { 'foo:bar': 'y' } }))],
  [
    'a policy for a bucket that no template holds',
    { prod: { Policy: resource('AWS::S3::BucketPolicy', { Bucket: 'files', PolicyDocument: policy(read('*')) }) } },
  ],
  [
    'a policy for a bucket in another account’s template',
    {
      prod: { Bucket: resource('AWS::S3::Bucket', { BucketName: 'files' }) },
      shared: { Policy: resource('AWS::S3::BucketPolicy', { Bucket: 'files', PolicyDocument: policy(read('*')) }) },
    },
  ],
  [
    'a key for whoever comes through a service',
    key(allow({ AWS: '*' }, 'kms:Decrypt', { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } })),
  ],
  ['a key with a context of his', key(allow({ AWS: dev.id }, 'kms:Decrypt', { StringEquals: { 'kms:EncryptionContext:app': 'x' } }))],
  [
    'a hop by a policy that nobody knows',
    {
      ...devIn('shared', 's3:*'),
      shared: {
        Hop: role([trusts({ AWS: root(dev.id) })], { RoleName: 'hop', ManagedPolicyArns: [`arn:aws:iam::${shared.id}:policy/X`] }),
      },
      prod: byShared,
    },
  ],
  [
    'a hop under a boundary that nobody knows',
    {
      shared: {
        Hop: role([trusts({ AWS: root(dev.id) })], {
          RoleName: 'hop',
          PermissionsBoundary: `arn:aws:iam::${shared.id}:policy/B`,
          ...may('sts:AssumeRole'),
        }),
      },
      prod: byShared,
    },
  ],
  [
    'records of the zone above',
    { ...devIn('network', 'route53:ChangeResourceRecordSets', { Zone: zone('corp.example') }), prod: { Zone: zone('prod.corp.example') } },
  ],
  [
    'routes of a gateway on which the target hangs',
    {
      ...devIn('network', 'ec2:*', { Gateway: resource('AWS::EC2::TransitGateway') }),
      outputs: { network: { Gateway: { Ref: 'Gateway' } } },
      inputs: { prod: { Gateway: { stack: 'app', output: 'Gateway', account: network.id } } },
      prod: { Attachment: resource('AWS::EC2::TransitGatewayAttachment', { TransitGatewayId: { Ref: 'Gateway' }, VpcId: 'v' }) },
    },
  ],
  [
    'a share of subnets that the target is in',
    devIn('network', 'ram:*', {
      Share: resource('AWS::RAM::ResourceShare', {
        Name: 's',
        ResourceArns: [`arn:aws:ec2:eu-central-1:${network.id}:subnet/subnet-1`],
        Principals: [prod.id],
      }),
    }),
  ],
  [
    'StackSets of a delegated administrator',
    {
      ...devIn('security', 'cloudformation:*'),
      organization: { delegatedAdministrators: [{ account: security.id, service: 'stacksets.cloudformation.amazonaws.com' }] },
    },
  ],
  [
    'a delegated administrator of what nobody knows',
    {
      ...devIn('security', 's3:*'),
      organization: { delegatedAdministrators: [{ account: security.id, service: 'newthing.amazonaws.com' }] },
    },
  ],
  [
    'a copy in an archive that others read',
    { ...archived, logs: bucket([allow({ AWS: dev.id }, 's3:GetObject', undefined, 'arn:aws:s3:::archive/*')], 'archive') },
  ],
  [
    'an assertion of another account’s provider',
    trusting(
      trusts(
        { Federated: `arn:aws:iam::${dev.id}:saml-provider/adfs` },
        { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
        'sts:AssumeRoleWithSAML',
      ),
    ),
  ],
];

const CLOSED: readonly (readonly [title: string, sketch: Sketch])[] = [
  [
    'two dates that exclude each other',
    trusting(
      trusts(
        { AWS: dev.id },
        { DateLessThan: { 'aws:CurrentTime': '2001-01-01T00:00:00Z' }, DateGreaterThan: { 'aws:CurrentTime': '2002-01-01T00:00:00Z' } },
      ),
    ),
  ],
  ['the account of the resource', trusting(trusts('*', { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } }))],
  ['an action that assumes nothing', trusting(trusts({ AWS: dev.id }, undefined, 'sts:TagSession'))],
  ['a service for the target', files(read({ Service: 'sns.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': prod.id } }))],
  ['everybody of the target', files(read('*', { StringEquals: { 'aws:PrincipalAccount': prod.id } }))],
  ['a role of the target by its ARN', files(read('*', { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${prod.id}:role/r` } }))],
  ['a Deny of all others', files(read('*'), deny({ StringNotEqualsIfExists: { 'aws:PrincipalAccount': prod.id } }))],
  ['access points of the target', files(read('*', { StringEquals: { 's3:DataAccessPointAccount': prod.id } }))],
  ['callers of the target through a service', key(allow({ AWS: '*' }, 'kms:Decrypt', { StringEquals: { 'kms:CallerAccount': prod.id } }))],
  ['one of AWS’s published accounts', files(allow({ AWS: 'arn:aws:iam::054676820928:root' }, 's3:PutObject', undefined, OBJECTS))],
  ['a hop that may do nothing', { ...devIn('shared', 's3:ListBucket', {}), prod: byShared }],
  ['a reader of the organization', devIn('management', 'organizations:List*')],
  [
    'records of a zone that isn’t above',
    { ...devIn('network', 'route53:ChangeResourceRecordSets', { Zone: zone('other.example') }), prod: { Zone: zone('prod.corp.example') } },
  ],
  ['a copy in an archive', { ...archived, logs: bucket([], 'archive') }],
];

describe('no proof is given where somebody may get in by', () => {
  it.each(OPEN)('%s', (_title, sketch) => {
    const { proven, paths, unknown } = reach(estateOfSketch(sketch), 'prod');
    expect(proven).toBe(false);
    expect(paths.length + unknown.length).toBeGreaterThan(0);
  });
});

describe('a proof is given where nobody gets in by', () => {
  it.each(CLOSED)('%s', (_title, sketch) => {
    expect(reach(estateOfSketch(sketch), 'prod')).toMatchObject({ proven: true, paths: [], unknown: [] });
  });
});
