import { describe, expect, it } from 'vitest';

import { Unknown, asText } from '../index.ts';
import { estateOf, resourceOf } from '../testing/templates.ts';

const estate = estateOf(`Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs24.x
    Environment: {Variables: {SHARED: "1"}}
Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler # handler
      CodeUri: src/
      Tracing: Active
      Environment: {Variables: {OWN: "2"}}
      AutoPublishAlias: live
      FunctionUrlConfig: {AuthType: NONE}
      Policies:
        - AmazonS3ReadOnlyAccess
        - Statement: [{Effect: Allow, Action: "s3:*", Resource: "*"}]
        - DynamoDBCrudPolicy: {TableName: !Ref Table}
      Events:
        Queue: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn, BatchSize: 5}}
        Get: {Type: Api, Properties: {Path: /, Method: get}}
        Strange: {Type: AlexaSkill}
  Given: {Type: AWS::Serverless::Function, Properties: {Role: "arn:aws:iam::222222222222:role/x", InlineCode: "1", EventInvokeConfig: {MaximumRetryAttempts: 1, DestinationConfig: {OnFailure: {Type: SQS}}}}}
  Orders: {Type: AWS::SQS::Queue}
  Table: {Type: AWS::Serverless::SimpleTable, Properties: {SSESpecification: {SSEEnabled: true}}}
  Http: {Type: AWS::Serverless::HttpApi}
  Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: {Bucket: b, Key: k}}}
  Flow: {Type: AWS::Serverless::StateMachine, Properties: {Definition: {StartAt: a}, Logging: {Level: ALL}}}
  Link: {Type: AWS::Serverless::Connector}
`);
const of = (id: string) => resourceOf(estate, id);

describe('the serverless transform', () => {
  it('makes a function with its globals, role, alias, address and events', () => {
    expect(of('Api')).toMatchObject({ type: 'AWS::Lambda::Function' });
    expect(of('Api').properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Environment: { Variables: { SHARED: '1', OWN: '2' } },
      TracingConfig: { Mode: 'Active' },
    });
    expect(of('Api').property('Code')).toBeInstanceOf(Unknown);
    expect(of('Given').property('Code')).toEqual({ ZipFile: '1' });
    expect(estate.resources().map(({ logicalId }) => logicalId)).not.toContain('GivenRole');
    expect(of('ApiAliaslive').type).toBe('AWS::Lambda::Alias');
    expect(of('ApiUrlPublicPermissions').properties).toMatchObject({ Principal: '*', FunctionUrlAuthType: 'NONE' });
    expect(of('GivenEventInvokeConfig').properties).toMatchObject({ MaximumRetryAttempts: 1, Qualifier: '$LATEST' });
    expect(estate.referencesFrom(of('GivenEventInvokeConfig')).map(({ to }) => to.logicalId)).toEqual(['Given']);
    expect(of('ApiQueue').properties).toMatchObject({ BatchSize: 5 });
    expect(
      estate
        .referencesFrom(of('ApiQueue'))
        .map(({ to }) => to.logicalId)
        .toSorted(),
    ).toEqual(['Api', 'Orders']);
  });

  it('lets a gateway call a function for its own API only, as the transform does', () => {
    const calls = estateOf(`Transform: AWS::Serverless-2016-10-31
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: "1"
      Events:
        Own: {Type: Api, Properties: {Path: /, Method: get}}
        Named: {Type: HttpApi, Properties: {ApiId: !Ref Http}}
        Given: {Type: Api, Properties: {RestApiId: abc123, Path: /, Method: get}}
  Http: {Type: AWS::Serverless::HttpApi}
`);
    const source = (id: string) => resourceOf(calls, id).property('SourceArn');
    expect(calls.referencesFrom(resourceOf(calls, 'FOwnPermission')).map(({ to }) => to.logicalId)).toContain('ServerlessRestApi');
    expect(calls.referencesFrom(resourceOf(calls, 'FNamedPermission')).map(({ to }) => to.logicalId)).toContain('Http');
    expect(asText(source('FGivenPermission'))).toMatch(/^arn:.*:execute-api:.*:abc123\/\*$/);
  });

  it('makes a role of the policies that are plain, and leaves templates of policies unknown', () => {
    expect(estate.referencesFrom(of('Api')).map(({ to }) => to.logicalId)).toContain('ApiRole');
    expect((of('ApiRole').property('ManagedPolicyArns') as readonly string[]).map(asText)).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
      'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    ]);
    const documents = estate
      .identityPoliciesOf(of('ApiRole'))
      .slice(0, 2)
      .map(({ document }) => document);
    expect(documents[0]).toMatchObject({ Statement: [{ Action: 's3:*' }] });
    expect(documents[1]).toMatchObject({ why: 'the policy template DynamoDBCrudPolicy is written out by the transform' });
  });

  it('makes tables, gateways with stages, layers and state machines', () => {
    expect(of('Table').properties).toMatchObject({ BillingMode: 'PAY_PER_REQUEST', SSESpecification: { SSEEnabled: true } });
    expect(of('HttpApiGatewayDefaultStage').properties).toMatchObject({ StageName: '$default', AutoDeploy: true });
    expect(of('ServerlessRestApiProdStage').type).toBe('AWS::ApiGateway::Stage');
    expect(of('Layer').property('Content')).toEqual({ S3Bucket: 'b', S3Key: 'k' });
    expect(of('Flow').properties).toMatchObject({ LoggingConfiguration: { Level: 'ALL' } });
    expect(of('FlowRole').type).toBe('AWS::IAM::Role');
  });

  it('says what it leaves out, and where', () => {
    expect(estate.gaps.map(({ resource, why }) => `${resource}: ${why}`)).toEqual([
      'Api: the route of the event Get is written out by the transform',
      'Api: the event Strange (AlexaSkill) is written out by the transform',
      'Link: AWS::Serverless::Connector is written out by the transform',
    ]);
    expect(of('Link').type).toBe('AWS::Serverless::Connector');
    expect(of('Api').line('Properties.Handler')).toBe(10);
    expect(of('ApiRole').line('Properties')).toBe(9);
  });
});

describe('what is made', () => {
  const written = estateOf(`Transform: AWS::Serverless-2016-10-31
Resources:
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      Tracing: PassThrough
      InlineCode: code # code
      FunctionUrlConfig:
        AuthType: NONE # open
      Policies:
        - AmazonS3ReadOnlyAccess # managed
        - SQSPollerPolicy: {QueueName: q}
        - Statement:
            - Effect: Allow
              Action: "*" # action
      Events:
        Mail:
          Type: SQS
          Properties:
            Queue: arn:aws:sqs:eu-central-1:222222222222:mail # queue
        Get: {Type: Api, Properties: {Path: /, Method: get}}
  Gateway:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      TracingEnabled: false # traced
`);
  const lines = written.stacks[0]?.source.text.split('\n') ?? [];

  it.each([
    ['Handler', 'Properties.TracingConfig.Mode', 'Handler', 'Properties.Tracing', 'Tracing: PassThrough'],
    ['Handler', 'Properties.Code.ZipFile', 'Handler', 'Properties.InlineCode', '# code'],
    ['Handler', 'Properties.DeadLetterConfig', 'Handler', 'Properties.DeadLetterQueue', 'Properties:'],
    ['HandlerUrl', 'Properties.AuthType', 'Handler', 'Properties.FunctionUrlConfig.AuthType', '# open'],
    ['HandlerUrlPublicPermissions', 'Properties.Principal', 'Handler', 'Properties.FunctionUrlConfig.AuthType', '# open'],
    ['HandlerRole', 'Properties.ManagedPolicyArns.2', 'Handler', 'Properties.Policies.0', '# managed'],
    ['HandlerRole', 'Properties.ManagedPolicyArns.1', 'Handler', 'Properties.Policies', 'Policies:'],
    [
      'HandlerRole',
      'Properties.Policies.1.PolicyDocument.Statement.0.Action',
      'Handler',
      'Properties.Policies.2.Statement.0.Action',
      '# action',
    ],
    ['HandlerMail', 'Properties.EventSourceArn', 'Handler', 'Properties.Events.Mail.Properties.Queue', '# queue'],
    ['GatewayliveStage', 'Properties.TracingEnabled', 'Gateway', 'Properties.TracingEnabled', '# traced'],
    ['GatewayliveStage', 'Properties.AccessLogSetting', 'Gateway', 'Properties.AccessLogSetting', 'Properties:'],
    ['ServerlessRestApiProdStage', 'Properties.AccessLogSetting', 'Handler', 'Properties.Events', 'Events:'],
  ])('%s at %s is found at %s, %s', (id, path, writtenId, writtenPath, line) => {
    const resource = resourceOf(written, id);
    expect(resource.writtenId).toBe(writtenId);
    expect(resource.writtenPath(path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))).join('.')).toBe(writtenPath);
    expect(lines[resource.line(path) - 1]).toContain(line);
  });
});
