import { type JsonObject, isObject, own } from '../template/records.ts';
import type { ResourceSource } from '../template/sections.ts';
import { Unknown } from '../values/index.ts';
import { eventResources } from './function-events.ts';
import { type Expansion, made, moved, picked, tagList } from './pieces.ts';
import { executionRole } from './role.ts';

const SAME = [
  'Architectures',
  'CodeSigningConfigArn',
  'Description',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'RuntimeManagementConfig',
  'Runtime',
  'SnapStart',
  'Timeout',
  'VpcConfig',
] as const;

/** What SAM calls otherwise. */
const NAMES = {
  'Code.ZipFile': 'InlineCode',
  'Code.ImageUri': 'ImageUri',
  Code: 'CodeUri',
  'TracingConfig.Mode': 'Tracing',
  TracingConfig: 'Tracing',
  DeadLetterConfig: 'DeadLetterQueue',
} as const;

/** `AWS::Serverless::Function`: the function, its role, alias, address and what its events make. */
export function expandFunction(from: ResourceSource, properties: JsonObject): Expansion {
  const { logicalId } = from;
  const role = own(properties, 'Role');
  const roles = role === undefined ? [executionRole(from, 'lambda.amazonaws.com', properties, managedPolicies(properties))] : [];
  const tracing = own(properties, 'Tracing');
  const letters = own(properties, 'DeadLetterQueue');
  const definition = {
    ...picked(properties, SAME),
    Code: codeOf(properties),
    Role: role ?? { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] },
    ...(tracing === undefined
      ? {}
      : { TracingConfig: isObject(tracing) ? new Unknown('how Tracing comes out is up to the transform') : { Mode: tracing } }),
    ...(letters === undefined ? {} : { DeadLetterConfig: isObject(letters) ? picked(letters, ['TargetArn']) : letters }),
    ...tagList(own(properties, 'Tags')),
  };
  const lambda = made(from, logicalId, 'AWS::Lambda::Function', definition, moved(NAMES));
  const events = eventResources(from, own(properties, 'Events'));
  return {
    resources: [
      lambda,
      ...roles,
      ...alias(from, properties),
      ...address(from, properties),
      ...invocation(from, properties),
      ...events.resources,
    ],
    gaps: events.gaps,
  };
}

function managedPolicies(properties: JsonObject): readonly string[] {
  const tracing = own(properties, 'Tracing');
  return [
    own(properties, 'VpcConfig') === undefined ? 'AWSLambdaBasicExecutionRole' : 'AWSLambdaVPCAccessExecutionRole',
    ...(tracing === 'Active' || tracing === 'PassThrough' ? ['AWSXRayDaemonWriteAccess'] : []),
  ];
}

function codeOf(properties: JsonObject): unknown {
  const [inline, image] = [own(properties, 'InlineCode'), own(properties, 'ImageUri')];
  if (inline !== undefined) return { ZipFile: inline };
  if (image !== undefined) return { ImageUri: image };
  const uri = own(properties, 'CodeUri');
  if (isObject(uri) && own(uri, 'Bucket') !== undefined)
    return picked(uri, [
      ['Bucket', 'S3Bucket'],
      ['Key', 'S3Key'],
      ['Version', 'S3ObjectVersion'],
    ]);
  return new Unknown('the code is packaged when the template is deployed');
}

function alias(from: ResourceSource, properties: JsonObject): readonly ResourceSource[] {
  const name = own(properties, 'AutoPublishAlias');
  if (typeof name !== 'string') return [];
  const { logicalId } = from;
  const concurrency = picked(properties, ['ProvisionedConcurrencyConfig']);
  return [
    made(from, `${logicalId}Version`, 'AWS::Lambda::Version', { FunctionName: { Ref: logicalId } }),
    made(from, `${logicalId}Alias${name}`, 'AWS::Lambda::Alias', {
      Name: name,
      FunctionName: { Ref: logicalId },
      FunctionVersion: { 'Fn::GetAtt': [`${logicalId}Version`, 'Version'] },
      ...concurrency,
    }),
  ];
}

/** What becomes of events that the function fails at. */
function invocation(from: ResourceSource, properties: JsonObject): readonly ResourceSource[] {
  const config = own(properties, 'EventInvokeConfig');
  if (!isObject(config)) return [];
  const definition = { ...config, FunctionName: { Ref: from.logicalId }, Qualifier: own(properties, 'AutoPublishAlias') ?? '$LATEST' };
  return [made(from, `${from.logicalId}EventInvokeConfig`, 'AWS::Lambda::EventInvokeConfig', definition, moved({}, ['EventInvokeConfig']))];
}

function address(from: ResourceSource, properties: JsonObject): readonly ResourceSource[] {
  const config = own(properties, 'FunctionUrlConfig');
  if (!isObject(config)) return [];
  const definition = { ...config, TargetFunctionArn: { Ref: from.logicalId } };
  const url = made(from, `${from.logicalId}Url`, 'AWS::Lambda::Url', definition, moved({}, ['FunctionUrlConfig']));
  if (own(config, 'AuthType') !== 'NONE') return [url];
  const permission = {
    Action: 'lambda:InvokeFunctionUrl',
    FunctionName: { Ref: from.logicalId },
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
  };
  const open = made(from, `${from.logicalId}UrlPublicPermissions`, 'AWS::Lambda::Permission', permission, () => [
    'Properties',
    'FunctionUrlConfig',
    'AuthType',
  ]);
  return [url, open];
}
