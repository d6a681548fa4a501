import { type JsonObject, isObject, own } from '../template/records.ts';
import type { ResourceSource } from '../template/sections.ts';
import { type Expansion, made, moved, namesOf, picked } from './pieces.ts';

type Event = (from: ResourceSource, id: string, properties: JsonObject) => readonly ResourceSource[];

const MAPPED = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'FilterCriteria',
  'FunctionResponseTypes',
  'KmsKeyArn',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'ParallelizationFactor',
  'ScalingConfig',
  'StartingPosition',
  'Topics',
  'SourceAccessConfigurations',
] as const;

/** A stream or queue that Lambda reads; `source` is the property that names it. */
const mapping =
  (source: string): Event =>
  (from, id, properties) => [
    made(
      from,
      id,
      'AWS::Lambda::EventSourceMapping',
      { ...picked(properties, MAPPED), EventSourceArn: own(properties, source), FunctionName: { Ref: from.logicalId } },
      moved({ EventSourceArn: source }),
    ),
  ];

function permission(from: ResourceSource, id: string, service: string, source: unknown, extra: JsonObject = {}): ResourceSource {
  return made(from, `${id}Permission`, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: { Ref: from.logicalId },
    Principal: service,
    ...(source === undefined ? {} : { SourceArn: source }),
    ...extra,
  });
}

const target = (from: ResourceSource, id: string) => [{ Arn: { 'Fn::GetAtt': [from.logicalId, 'Arn'] }, Id: `${id}LambdaTarget` }];

const rule =
  (picks: readonly (string | readonly [string, string])[]): Event =>
  (from, id, properties) => [
    made(from, id, 'AWS::Events::Rule', { ...picked(properties, picks), Targets: target(from, id) }, moved(namesOf(picks))),
    permission(from, id, 'events.amazonaws.com', { 'Fn::GetAtt': [id, 'Arn'] }),
  ];

const EVENTS: Readonly<Record<string, Event>> = {
  SQS: mapping('Queue'),
  Kinesis: mapping('Stream'),
  DynamoDB: mapping('Stream'),
  MSK: mapping('Stream'),
  MQ: mapping('Broker'),
  SNS: (from, id, properties) => [
    made(from, id, 'AWS::SNS::Subscription', {
      ...picked(properties, ['FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy', 'Region']),
      Protocol: 'lambda',
      Endpoint: { 'Fn::GetAtt': [from.logicalId, 'Arn'] },
      TopicArn: own(properties, 'Topic'),
    }),
    permission(from, id, 'sns.amazonaws.com', own(properties, 'Topic')),
  ],
  // The notification itself becomes a part of the bucket.
  S3: (from, id, properties) => [
    permission(from, id, 's3.amazonaws.com', isObject(own(properties, 'Bucket')) ? undefined : own(properties, 'Bucket'), {
      SourceAccount: { Ref: 'AWS::AccountId' },
    }),
  ],
  Schedule: rule([['Schedule', 'ScheduleExpression'], 'Name', 'Description', 'State']),
  EventBridgeRule: rule([['Pattern', 'EventPattern'], 'EventBusName', 'State', ['RuleName', 'Name']]),
  CloudWatchEvent: rule([['Pattern', 'EventPattern'], 'EventBusName', 'State']),
};

/** Which gateway an event is of: the property that names it, and the one that the transform makes where none is named. */
const GATEWAYS: ReadonlyMap<string, { readonly named: string; readonly implicit: string }> = new Map([
  ['Api', { named: 'RestApiId', implicit: 'ServerlessRestApi' }],
  ['HttpApi', { named: 'ApiId', implicit: 'ServerlessHttpApi' }],
]);

/** The ARN of the gateway's calls, which the transform names as their source. The routes themselves aren't made here. */
function callsOf({ named, implicit }: { readonly named: string; readonly implicit: string }, properties: unknown): JsonObject {
  const gateway = own(properties, named) ?? { Ref: implicit };
  return { 'Fn::Sub': ['arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Gateway}/*', { Gateway: gateway }] };
}

export function eventResources(from: ResourceSource, events: unknown): Expansion {
  const resources: ResourceSource[] = [];
  const gaps: string[] = [];
  for (const [name, described] of isObject(events) ? Object.entries(events) : []) {
    const type = own(described, 'Type');
    const properties = own(described, 'Properties') ?? {};
    const id = `${from.logicalId}${name}`;
    const make = typeof type === 'string' ? own(EVENTS, type) : undefined;
    const gateway = typeof type === 'string' ? GATEWAYS.get(type) : undefined;
    const event: ResourceSource = { ...from, written: { logicalId: from.logicalId, path: moved({}, ['Events', name, 'Properties']) } };
    if (typeof make === 'function' && isObject(properties)) resources.push(...(make as Event)(event, id, properties));
    else if (gateway !== undefined) {
      resources.push(permission(event, id, 'apigateway.amazonaws.com', callsOf(gateway, properties)));
      gaps.push(`the route of the event ${name} is written out by the transform`);
    } else gaps.push(`the event ${name} (${typeof type === 'string' ? type : 'of no type'}) is written out by the transform`);
  }
  return { resources, gaps };
}
