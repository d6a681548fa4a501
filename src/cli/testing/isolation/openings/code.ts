import type { Draft, Json } from '../draft.ts';
import type { Opening } from '../mutation.ts';

const at = (draft: Draft, service: string, rest: string) => `arn:aws:${service}:eu-central-1:${draft.id('dev')}:${rest}`;
const api = (draft: Draft): Json => draft.resource('prod', 'compute', 'OrdersApi').Properties;
const devBucket = (draft: Draft) => {
  draft.add('dev', 'data', { Store: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'harbor-dev-store' } } });
  return 'harbor-dev-store';
};

/** What prod takes from dev. */
const TAKES: readonly (readonly [title: string, because: string, change: (draft: Draft) => void])[] = [
  ['a layer', 'OrdersApi', (draft) => void (api(draft).Layers = [at(draft, 'lambda', 'layer:tools:3')])],
  [
    'an image',
    'OrdersApi',
    (draft) => void (api(draft).Code = { ImageUri: `${draft.id('dev')}.dkr.ecr.eu-central-1.amazonaws.com/app:latest` }),
  ],
  ['a function’s code', 'OrdersApi', (draft) => void (api(draft).Code = { S3Bucket: devBucket(draft), S3Key: 'code.zip' })],
  [
    'the answer of a custom resource',
    'Custom',
    (draft) =>
      draft.add('prod', 'data', {
        Custom: { Type: 'Custom::Thing', Properties: { ServiceToken: at(draft, 'lambda', 'function:provider') } },
      }),
  ],
  [
    'a nested template',
    'Nested',
    (draft) =>
      draft.add('prod', 'data', {
        Nested: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: `https://${devBucket(draft)}.s3.eu-central-1.amazonaws.com/t.json` },
        },
      }),
  ],
  [
    'messages of a queue',
    'FromDev',
    (draft) =>
      draft.add('prod', 'compute', {
        FromDev: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: { FunctionName: { Ref: 'OrdersConfirmLive' }, EventSourceArn: at(draft, 'sqs', 'orders') },
        },
      }),
  ],
  [
    'records of a stream',
    'OrdersConfirmEvents',
    (draft) =>
      void (draft.resource('prod', 'compute', 'OrdersConfirmEvents').Properties.EventSourceArn = at(draft, 'kinesis', 'stream/orders')),
  ],
  [
    'a container’s image',
    'Task',
    (draft) =>
      draft.add('prod', 'compute', {
        Task: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'a', Image: `${draft.id('dev')}.dkr.ecr.eu-central-1.amazonaws.com/app@sha256:${'a'.repeat(64)}` },
            ],
          },
        },
      }),
  ],
  [
    'events of a topic',
    'FromDev',
    (draft) =>
      draft.add('prod', 'events', {
        FromDev: {
          Type: 'AWS::SNS::Subscription',
          Properties: { TopicArn: at(draft, 'sns', 'orders'), Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': ['OrdersConfirmQueue', 'Arn'] } },
        },
      }),
  ],
  [
    'an authorizer’s answer',
    'FromDev',
    (draft) =>
      draft.add('prod', 'api', {
        FromDev: {
          Type: 'AWS::ApiGateway::Authorizer',
          Properties: {
            Name: 'a',
            RestApiId: { Ref: 'Api' },
            Type: 'TOKEN',
            AuthorizerUri: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${at(draft, 'lambda', 'function:auth')}/invocations`,
          },
        },
      }),
  ],
  [
    'users of a pool',
    'ApiAuthorizer',
    (draft) =>
      void (draft.resource('prod', 'api', 'ApiAuthorizer').Properties.ProviderARNs = [
        at(draft, 'cognito-idp', 'userpool/eu-central-1_dev'),
      ]),
  ],
  [
    'secrets by a rotation function',
    'Rotation',
    (draft) =>
      draft.add('prod', 'data', {
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
        Rotation: {
          Type: 'AWS::SecretsManager::RotationSchedule',
          Properties: { SecretId: { Ref: 'Secret' }, RotationLambdaARN: at(draft, 'lambda', 'function:rotate') },
        },
      }),
  ],
  [
    'a sign-in’s trigger',
    'Users',
    (draft) =>
      void (draft.resource('prod', 'identity', 'Users').Properties.LambdaConfig = {
        PreTokenGeneration: at(draft, 'lambda', 'function:claims'),
      }),
  ],
];

export const codeOpenings: readonly Opening[] = TAKES.map(([title, because, change]): Opening => ({
  title: `prod takes ${title} of dev`,
  change,
  because,
}));
