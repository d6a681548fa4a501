import { ACCOUNTS, ORGANIZATION, policy } from '../../testing/sketch.ts';
import { twin } from '../../testing/twin.ts';
import { buckets } from './buckets.ts';
import { functions } from './functions.ts';
import { keys } from './keys.ts';
import { queues } from './queues.ts';
import { secrets } from './secrets.ts';
import { streams } from './streams.ts';
import { tables } from './tables.ts';
import { topics } from './topics.ts';

const DEV = { AWS: `arn:aws:iam::${ACCOUNTS.dev.id}:root` };
const OWN = { AWS: `arn:aws:iam::${ACCOUNTS.prod.id}:root` };
const allow = (Principal: unknown, Action: string | readonly string[], Resource: unknown = '*', Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

const objects = { 'Fn::Sub': '${Uploads.Arn}/*' };
const bucket = (...statements: readonly object[]) => ({
  Uploads: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'prod-uploads' } },
  UploadsPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Uploads' }, PolicyDocument: policy(...statements) } },
});

twin('a bucket that another account may read', {
  edge: buckets,
  open: { prod: bucket(allow(DEV, 's3:GetObject', objects)) },
  closed: { prod: bucket(allow(OWN, 's3:GetObject', objects)) },
  finds: { from: 'dev', kind: 'read', action: 's3:GetObject', to: 'arn:aws:s3:::prod-uploads', because: ['UploadsPolicy'] },
});

twin('a bucket that anyone may write, but for those of a network', {
  edge: buckets,
  open: { prod: bucket(allow('*', 's3:*', objects, { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })) },
  closed: {
    prod: bucket(allow('*', 's3:*', objects, { StringEquals: { 'aws:PrincipalAccount': ACCOUNTS.prod.id } })),
  },
  finds: { from: 'anyone', kind: 'write', to: 'arn:aws:s3:::prod-uploads' },
});

const key = (...statements: readonly object[]) => ({ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policy(...statements) } } });

twin('a key that the organization may use', {
  edge: keys,
  open: {
    prod: key(allow(OWN, 'kms:*'), allow({ AWS: '*' }, 'kms:Decrypt', '*', { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } })),
  },
  closed: { prod: key(allow(OWN, 'kms:*')) },
  finds: { from: 'dev', kind: 'decrypt', action: 'kms:Decrypt', to: /Key$|:key\//, because: ['Key'] },
});

const secret = (...statements: readonly object[]) => ({
  Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'database' } },
  Policy: {
    Type: 'AWS::SecretsManager::ResourcePolicy',
    Properties: { SecretId: { Ref: 'Secret' }, ResourcePolicy: policy(...statements) },
  },
});

twin('a secret that another account may read', {
  edge: secrets,
  open: { prod: secret(allow(DEV, 'secretsmanager:GetSecretValue')) },
  closed: { prod: secret(allow(OWN, 'secretsmanager:GetSecretValue')) },
  finds: { from: 'dev', kind: 'read', to: /Secret$|:secret:/, because: ['Policy'] },
});

const queue = (...statements: readonly object[]) => ({
  Orders: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } },
  Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Orders' }], PolicyDocument: policy(...statements) } },
});

twin('a queue that any topic may send to', {
  edge: queues,
  open: { prod: queue(allow({ Service: 'sns.amazonaws.com' }, 'sqs:SendMessage')) },
  closed: {
    prod: queue(
      allow({ Service: 'sns.amazonaws.com' }, 'sqs:SendMessage', '*', {
        ArnEquals: { 'aws:SourceArn': `arn:aws:sns:eu-central-1:${ACCOUNTS.prod.id}:orders` },
      }),
    ),
  },
  finds: { from: 'sns.amazonaws.com', kind: 'invoke', action: 'sqs:SendMessage', to: /:orders$/, because: ['Policy'] },
});

const topic = (...statements: readonly object[]) => ({
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'events' } },
  Policy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: policy(...statements) } },
});

twin('a topic that another account may subscribe to', {
  edge: topics,
  open: { prod: topic(allow(DEV, 'sns:Subscribe')) },
  closed: { prod: topic(allow(OWN, 'sns:Subscribe')) },
  finds: { from: 'dev', kind: 'read', action: 'sns:Subscribe', to: /:events$/ },
});

const permitted = (more: object) => ({
  Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'orders' } },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: { FunctionName: { Ref: 'Function' }, Action: 'lambda:InvokeFunction', ...more },
  },
});

twin('a function that any bucket may invoke', {
  edge: functions,
  open: { prod: permitted({ Principal: 's3.amazonaws.com' }) },
  closed: { prod: permitted({ Principal: 's3.amazonaws.com', SourceAccount: ACCOUNTS.prod.id }) },
  finds: { from: 's3.amazonaws.com', kind: 'invoke', to: /:function:orders$/, because: ['Permission'] },
});

twin('a function with a URL that anyone may call', {
  edge: functions,
  open: { prod: permitted({ Principal: '*', Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' }) },
  closed: { prod: permitted({ Principal: ACCOUNTS.prod.id, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'AWS_IAM' }) },
  finds: { from: 'anyone', kind: 'invoke', action: 'lambda:InvokeFunctionUrl', to: /:function:orders$/ },
});

const table = (...statements: readonly object[]) => ({
  Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders', ResourcePolicy: { PolicyDocument: policy(...statements) } } },
});

twin('a table that another account may read', {
  edge: tables,
  open: { prod: table(allow(DEV, 'dynamodb:*')) },
  closed: { prod: table(allow(OWN, 'dynamodb:*')) },
  finds: { from: 'dev', kind: 'read', to: /:table\/orders$/, because: ['Table'] },
});

const stream = (...statements: readonly object[]) => ({
  Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'clicks' } },
  Policy: {
    Type: 'AWS::Kinesis::ResourcePolicy',
    Properties: { ResourceArn: { 'Fn::GetAtt': 'Stream.Arn' }, ResourcePolicy: policy(...statements) },
  },
});

twin('a stream that another account may write', {
  edge: streams,
  open: { prod: stream(allow(DEV, 'kinesis:PutRecord')) },
  closed: { prod: stream(allow(OWN, 'kinesis:PutRecord')) },
  finds: { from: 'dev', kind: 'write', to: /:stream\/clicks$/ },
});
