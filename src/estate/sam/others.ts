import { type JsonObject, isObject, own } from '../template/records.ts';
import type { ResourceSource } from '../template/sections.ts';
import { Unknown } from '../values/index.ts';
import { type Expansion, made, moved, namesOf, picked, tagList } from './pieces.ts';
import { executionRole } from './role.ts';

/** What SAM calls otherwise of gateways. */
const NAMES = {
  Body: 'DefinitionBody',
  'EndpointConfiguration.Types.0': 'EndpointConfiguration.Type',
  'EndpointConfiguration.Types': 'EndpointConfiguration.Type',
  'EndpointConfiguration.VpcEndpointIds': 'EndpointConfiguration.VPCEndpointIds',
} as const;

export function expandApi(from: ResourceSource, properties: JsonObject): Expansion {
  const { logicalId } = from;
  const auth = own(properties, 'Auth');
  const stageName = own(properties, 'StageName') ?? 'Prod';
  const definition = {
    ...picked(properties, [
      'Name',
      'Description',
      'BinaryMediaTypes',
      'MinimumCompressionSize',
      'ApiKeySourceType',
      'DisableExecuteApiEndpoint',
    ]),
    ...endpoint(own(properties, 'EndpointConfiguration')),
    Body: own(properties, 'DefinitionBody') ?? new Unknown('the definition of the API is written out by the transform'),
    ...tagList(own(properties, 'Tags')),
  };
  const api = made(from, logicalId, 'AWS::ApiGateway::RestApi', definition, moved(NAMES));
  const deployment = made(from, `${logicalId}Deployment`, 'AWS::ApiGateway::Deployment', { RestApiId: { Ref: logicalId } });
  const stage = made(from, stageId(logicalId, stageName), 'AWS::ApiGateway::Stage', {
    ...picked(properties, [
      'AccessLogSetting',
      'CacheClusterEnabled',
      'CacheClusterSize',
      'CanarySetting',
      'MethodSettings',
      'TracingEnabled',
      'Variables',
    ]),
    RestApiId: { Ref: logicalId },
    DeploymentId: { Ref: `${logicalId}Deployment` },
    StageName: stageName,
  });
  return {
    resources: [api, deployment, stage],
    gaps: auth === undefined ? [] : ['the authorizers of the API are written out by the transform'],
  };
}

/** As SAM names them; of a computed name the id can't be told, so it gets one that nothing refers to. */
function stageId(api: string, stage: unknown): string {
  if (stage === '$default') return `${api}ApiGatewayDefaultStage`;
  return typeof stage === 'string' ? `${api}${stage.replace(/[^A-Za-z0-9]/g, '')}Stage` : `${api}Stage`;
}

function endpoint(configuration: unknown): Record<string, unknown> {
  if (typeof configuration === 'string') return { EndpointConfiguration: { Types: [configuration] } };
  if (!isObject(configuration)) return {};
  const type = own(configuration, 'Type');
  const vpces = own(configuration, 'VPCEndpointIds');
  return {
    EndpointConfiguration: { ...(type === undefined ? {} : { Types: [type] }), ...(vpces === undefined ? {} : { VpcEndpointIds: vpces }) },
  };
}

export function expandHttpApi(from: ResourceSource, properties: JsonObject): Expansion {
  const { logicalId } = from;
  const definition = {
    ...picked(properties, ['Name', 'Description', 'DisableExecuteApiEndpoint', 'FailOnWarnings', 'CorsConfiguration']),
    ProtocolType: 'HTTP',
    Body: own(properties, 'DefinitionBody') ?? new Unknown('the definition of the API is written out by the transform'),
    ...picked(properties, ['Tags']),
  };
  const api = made(from, logicalId, 'AWS::ApiGatewayV2::Api', definition, moved(NAMES));
  const stageName = own(properties, 'StageName') ?? '$default';
  const stage = made(from, stageId(logicalId, stageName), 'AWS::ApiGatewayV2::Stage', {
    ...picked(properties, ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables']),
    ApiId: { Ref: logicalId },
    StageName: stageName,
    AutoDeploy: true,
  });
  return {
    resources: [api, stage],
    gaps: own(properties, 'Auth') === undefined ? [] : ['the authorizers of the API are written out by the transform'],
  };
}

export function expandTable(from: ResourceSource, properties: JsonObject): Expansion {
  const key = own(properties, 'PrimaryKey');
  const name = own(key, 'Name') ?? 'id';
  const types: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' };
  const given = own(key, 'Type');
  const type = (typeof given === 'string' ? types[given] : undefined) ?? 'S';
  const throughput = own(properties, 'ProvisionedThroughput');
  const table = made(from, from.logicalId, 'AWS::DynamoDB::Table', {
    ...picked(properties, ['TableName', 'SSESpecification', 'PointInTimeRecoverySpecification', 'DeletionProtectionEnabled']),
    AttributeDefinitions: [{ AttributeName: name, AttributeType: type }],
    KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
    ...(throughput === undefined ? { BillingMode: 'PAY_PER_REQUEST' } : { ProvisionedThroughput: throughput }),
    ...tagList(own(properties, 'Tags')),
  });
  return { resources: [table], gaps: [] };
}

export function expandLayer(from: ResourceSource, properties: JsonObject): Expansion {
  const uri = own(properties, 'ContentUri');
  const content = isObject(uri) && own(uri, 'Bucket') !== undefined;
  const definition = {
    ...picked(properties, ['LayerName', 'Description', 'CompatibleArchitectures', 'CompatibleRuntimes', 'LicenseInfo']),
    Content: content
      ? picked(uri, [
          ['Bucket', 'S3Bucket'],
          ['Key', 'S3Key'],
          ['Version', 'S3ObjectVersion'],
        ])
      : new Unknown('the layer is packaged when the template is deployed'),
  };
  const layer = made(from, from.logicalId, 'AWS::Lambda::LayerVersion', definition, moved({ Content: 'ContentUri' }));
  return { resources: [layer], gaps: [] };
}

const OF_STATE_MACHINES = [
  'Definition',
  'DefinitionSubstitutions',
  ['Name', 'StateMachineName'],
  ['Type', 'StateMachineType'],
  ['Logging', 'LoggingConfiguration'],
  ['Tracing', 'TracingConfiguration'],
  'EncryptionConfiguration',
  ['DefinitionUri', 'DefinitionS3Location'],
] as const;

export function expandStateMachine(from: ResourceSource, properties: JsonObject): Expansion {
  const role = own(properties, 'Role');
  const definition = {
    ...picked(properties, OF_STATE_MACHINES),
    RoleArn: role ?? { 'Fn::GetAtt': [`${from.logicalId}Role`, 'Arn'] },
    ...tagList(own(properties, 'Tags')),
  };
  const names = { ...namesOf(OF_STATE_MACHINES), RoleArn: 'Role' };
  const machine = made(from, from.logicalId, 'AWS::StepFunctions::StateMachine', definition, moved(names));
  const roles = role === undefined ? [executionRole(from, 'states.amazonaws.com', properties, [])] : [];
  const events = isObject(own(properties, 'Events')) ? ['the events of the state machine are written out by the transform'] : [];
  return { resources: [machine, ...roles], gaps: events };
}
