import type { Draft, Json } from '../draft.ts';
import { type Opening, document } from '../mutation.ts';

const at = (draft: Draft, account: string, service: string, rest: string) => `arn:aws:${service}:eu-central-1:${draft.id(account)}:${rest}`;

/** What prod sends to dev: the resource that is added, or what is set. */
const SENDS: readonly (readonly [title: string, because: string, change: (draft: Draft) => void])[] = [
  [
    'logs by a subscription',
    'ToDev',
    (draft) =>
      draft.add('prod', 'compute', {
        ToDev: {
          Type: 'AWS::Logs::SubscriptionFilter',
          Properties: {
            LogGroupName: { Ref: 'OrdersApiLog' },
            FilterPattern: '',
            DestinationArn: at(draft, 'dev', 'logs', 'destination:d'),
          },
        },
      }),
  ],
  [
    'events by a subscription',
    'ToDev',
    (draft) =>
      draft.add('prod', 'events', {
        ToDev: {
          Type: 'AWS::SNS::Subscription',
          Properties: { TopicArn: { Ref: 'OrderPlacedTopic' }, Protocol: 'sqs', Endpoint: at(draft, 'dev', 'sqs', 'spy') },
        },
      }),
  ],
  [
    'objects by a replica',
    'OrdersReceiptsBucket',
    (draft) => {
      draft.resource('prod', 'data', 'OrdersReceiptsBucket').Properties.ReplicationConfiguration = {
        Role: `arn:aws:iam::${draft.id('prod')}:role/replicate`,
        Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::dev-copy', Account: draft.id('dev') } }],
      };
    },
  ],
  [
    'events by a rule',
    'ToDev',
    (draft) =>
      draft.add('prod', 'events', {
        ToDev: {
          Type: 'AWS::Events::Rule',
          Properties: { EventPattern: { source: ['x'] }, Targets: [{ Id: 'a', Arn: at(draft, 'dev', 'events', 'event-bus/default') }] },
        },
      }),
  ],
  [
    'failures of a function',
    'ToDev',
    (draft) =>
      draft.add('prod', 'compute', {
        ToDev: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: {
            FunctionName: { Ref: 'OrdersConfirm' },
            Qualifier: 'live',
            DestinationConfig: { OnFailure: { Destination: at(draft, 'dev', 'sqs', 'spy') } },
          },
        },
      }),
  ],
  [
    'backups by a copy',
    'Plan',
    (draft) =>
      draft.add('prod', 'data', {
        Plan: {
          Type: 'AWS::Backup::BackupPlan',
          Properties: {
            BackupPlan: {
              BackupPlanName: 'p',
              BackupPlanRule: [
                {
                  RuleName: 'r',
                  TargetBackupVault: 'v',
                  CopyActions: [{ DestinationBackupVaultArn: at(draft, 'dev', 'backup', 'backup-vault:spy') }],
                },
              ],
            },
          },
        },
      }),
  ],
  [
    'telemetry by a link',
    'Link',
    (draft) =>
      draft.add('prod', 'observability', {
        Link: {
          Type: 'AWS::Oam::Link',
          Properties: { ResourceTypes: ['AWS::Logs::LogGroup'], SinkIdentifier: at(draft, 'dev', 'oam', 'sink/1') },
        },
      }),
  ],
  [
    'a delivery stream’s records',
    'Stream',
    (draft) =>
      draft.add('prod', 'events', {
        Stream: {
          Type: 'AWS::KinesisFirehose::DeliveryStream',
          Properties: {
            HttpEndpointDestinationConfiguration: {
              EndpointConfiguration: { Url: 'https://collector.dev.harbor.example/x' },
              S3Configuration: { BucketARN: 'arn:aws:s3:::b', RoleARN: 'r' },
            },
          },
        },
      }),
  ],
  [
    'flow logs',
    'Flow',
    (draft) => {
      draft.add('dev', 'data', { Spy: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'harbor-dev-spy' } } });
      draft.add('prod', 'baseline', {
        Flow: {
          Type: 'AWS::EC2::FlowLog',
          Properties: {
            ResourceId: 'vpc-1',
            ResourceType: 'VPC',
            TrafficType: 'ALL',
            LogDestinationType: 's3',
            LogDestination: 'arn:aws:s3:::harbor-dev-spy',
          },
        },
      });
    },
  ],
  [
    'a table’s changes',
    'OrdersOrdersTable',
    (draft) => {
      draft.resource('prod', 'data', 'OrdersOrdersTable').Properties.KinesisStreamSpecification = {
        StreamArn: at(draft, 'dev', 'kinesis', 'stream/spy'),
      };
    },
  ],
  [
    'a list of objects',
    'OrdersReceiptsBucket',
    (draft) => {
      draft.resource('prod', 'data', 'OrdersReceiptsBucket').Properties.InventoryConfigurations = [
        {
          Id: 'i',
          Enabled: true,
          IncludedObjectVersions: 'All',
          ScheduleFrequency: 'Daily',
          Destination: { BucketArn: 'arn:aws:s3:::spy', BucketAccountId: draft.id('dev'), Format: 'CSV' },
        },
      ];
    },
  ],
  [
    'the access log',
    'OrdersReceiptsBucket',
    (draft) => {
      draft.add('dev', 'data', { Spy: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'harbor-dev-spy' } } });
      draft.resource('prod', 'data', 'OrdersReceiptsBucket').Properties.LoggingConfiguration.DestinationBucketName = 'harbor-dev-spy';
    },
  ],
];

const linked = (draft: Draft, resource: Json) => draft.add('prod', 'events', { Shared: resource });

export const outwardOpenings: readonly Opening[] = [
  ...SENDS.map(([title, because, change]): Opening => ({ title: `prod sends dev ${title}`, change, because, kind: 'read' })),
  {
    title: 'prod shares a database’s snapshot',
    change: (draft) =>
      draft.addFact({
        kind: 'snapshot-share',
        account: draft.id('prod'),
        snapshot: 'arn:aws:rds:eu-central-1:1:snapshot:s',
        with: [draft.id('dev')],
      }),
    from: 'dev',
    kind: 'read',
  },
  {
    title: 'prod gives dev a grant of its key',
    change: (draft) =>
      draft.addFact({
        kind: 'kms-grant',
        account: draft.id('prod'),
        key: at(draft, 'prod', 'kms', 'key/1'),
        grantee: draft.role('dev', 'app'),
        operations: ['Decrypt'],
      }),
    from: 'dev',
    kind: 'decrypt',
  },
  {
    title: 'prod shares something by Resource Access Manager',
    change: (draft) =>
      linked(draft, {
        Type: 'AWS::RAM::ResourceShare',
        Properties: { Name: 's', Principals: [draft.id('dev')], ResourceArns: [at(draft, 'prod', 'glue', 'database/x')] },
      }),
    from: 'dev',
  },
  {
    title: 'prod shares with a unit, as a fact says',
    change: (draft) =>
      draft.addFact({
        kind: 'ram-share',
        account: draft.id('prod'),
        resources: [at(draft, 'prod', 'rds', 'cluster:orders')],
        principals: ['arn:aws:organizations::1:ou/o-0000000000/ou-0000-harbor'],
      }),
    from: 'dev',
  },
  {
    title: 'prod lets dev’s observability in by a sink',
    change: (draft) =>
      linked(draft, {
        Type: 'AWS::Oam::Sink',
        Properties: {
          Name: 's',
          Policy: document({ Effect: 'Allow', Principal: '*', Action: ['oam:CreateLink', 'oam:UpdateLink'], Resource: '*' }),
        },
      }),
  },
];
