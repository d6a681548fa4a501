import { APIGatewayClient, GetMethodCommand, GetRestApiCommand, GetStageCommand } from '@aws-sdk/client-api-gateway';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetBucketEncryptionCommand, GetBucketLifecycleConfigurationCommand, GetBucketTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Template } from '../../assembly/index.ts';
import { lowerTemplate } from './template.ts';
import type { ClientSettings, DeployedStack, Ministack } from './testing/ministack.ts';
import { deploy, startMinistack } from './testing/ministack.ts';

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

const TEMPLATE: Template = {
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      },
    },
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Version: '2012-10-17', Statement: [] } } },
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
        LifecycleConfiguration: { Rules: [{ Id: 'old', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 7 } }] },
        Tags: [{ Key: 'a', Value: 'b' }],
      },
    },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Key' }, TracingConfig: 'Active' } },
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: TRUST } },
    Queue: { Type: 'AWS::SQS::Queue' },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Code: { ZipFile: 'exports.handler = async () => 1;' },
        ReservedConcurrentExecutions: 3,
        DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
        KmsKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] },
      },
    },
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'api', DisableExecuteApiEndpoint: true } },
    Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { RestApiId: { Ref: 'Api' }, ValidateRequestBody: true } },
    Method: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        RequestValidatorId: { Ref: 'Validator' },
        Integration: { Type: 'MOCK' },
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', DependsOn: 'Method', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: 'Api' },
        DeploymentId: { Ref: 'Deployment' },
        StageName: 'live',
        CacheClusterEnabled: true,
        CacheClusterSize: '0.5',
        AccessLogSetting: { DestinationArn: 'arn:aws:logs:eu-central-1:222222222222:log-group:a', Format: '$context.requestId' },
      },
    },
  },
};

let ministack: Ministack;
let settings: ClientSettings;
let stack: DeployedStack;
beforeAll(async () => {
  ministack = await startMinistack();
  settings = ministack.clientSettings();
  stack = await deploy(settings, 'ignored', lowerTemplate(TEMPLATE).template);
});
afterAll(() => ministack.stop());

const id = (logicalId: string) => stack.resources[logicalId] ?? '';
const listed = (type: string) =>
  lowerTemplate(TEMPLATE)
    .ignored.filter(({ name }) => name.startsWith(`${type} `))
    .map(({ name }) => name.slice(type.length + 1));

// Each fails when the emulator begins to heed a property: then its line in the table has to go.
test('a table has no backups, no key of ours and no expiry', async () => {
  const client = new DynamoDBClient(settings);
  const TableName = id('Table');
  const { ContinuousBackupsDescription } = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
  expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).not.toBe('ENABLED');
  expect((await client.send(new DescribeTableCommand({ TableName }))).Table?.SSEDescription).toBeUndefined();
  expect((await client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription?.TimeToLiveStatus).not.toBe('ENABLED');
  expect(listed('AWS::DynamoDB::Table')).toEqual(['PointInTimeRecoverySpecification', 'SSESpecification', 'TimeToLiveSpecification']);
});

test('a bucket has no encryption, no lifecycle and no tags of ours', async () => {
  const client = new S3Client({ ...settings, forcePathStyle: true });
  const Bucket = id('Bucket');
  const encryption = await client.send(new GetBucketEncryptionCommand({ Bucket })).catch(() => undefined);
  expect(encryption?.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).not.toBe('aws:kms');
  await expect(client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).rejects.toThrow(/lifecycle/i);
  await expect(client.send(new GetBucketTaggingCommand({ Bucket }))).rejects.toThrow(/TagSet/i);
  expect(listed('AWS::S3::Bucket')).toEqual(['BucketEncryption', 'LifecycleConfiguration', 'Tags']);
});

test('a topic has no key', async () => {
  const { Attributes } = await new SNSClient(settings).send(new GetTopicAttributesCommand({ TopicArn: id('Topic') }));
  expect(Attributes).not.toHaveProperty('KmsMasterKeyId');
  expect(Attributes).not.toHaveProperty('TracingConfig');
  expect(listed('AWS::SNS::Topic')).toEqual(['KmsMasterKeyId', 'TracingConfig']);
});

test('a function has no reserved concurrency, no dead-letter queue and no key', async () => {
  const { Configuration, Concurrency } = await new LambdaClient(settings).send(new GetFunctionCommand({ FunctionName: id('Function') }));
  expect(Concurrency).toBeUndefined();
  expect(Configuration).not.toHaveProperty('DeadLetterConfig');
  expect(Configuration?.KMSKeyArn ?? '').toBe('');
  expect(listed('AWS::Lambda::Function')).toEqual(['DeadLetterConfig', 'KmsKeyArn', 'ReservedConcurrentExecutions']);
});

test('an API keeps its own endpoint, validates nothing, and its stage has neither cache nor access log', async () => {
  const client = new APIGatewayClient(settings);
  const restApiId = id('Api');
  const api = await client.send(new GetRestApiCommand({ restApiId }));
  expect(api.disableExecuteApiEndpoint).toBe(false);
  const method = await client.send(new GetMethodCommand({ restApiId, resourceId: api.rootResourceId ?? '', httpMethod: 'GET' }));
  expect(method.requestValidatorId).toBeUndefined();
  const stage = await client.send(new GetStageCommand({ restApiId, stageName: 'live' }));
  expect(stage.cacheClusterEnabled ?? false).toBe(false);
  expect(stage.accessLogSettings?.destinationArn).toBeUndefined();
  expect(listed('AWS::ApiGateway::Stage')).toEqual(['AccessLogSetting', 'CacheClusterEnabled', 'CacheClusterSize']);
  expect(listed('AWS::ApiGateway::Method')).toEqual(['RequestValidatorId']);
  expect(listed('AWS::ApiGateway::RestApi')).toEqual(['DisableExecuteApiEndpoint']);
});
