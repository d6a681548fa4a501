import type { Draft, Json } from '../draft.ts';
import { type Opening, allow, document } from '../mutation.ts';

/** A policy of something of prod that takes one more statement. */
type Policied = readonly [
  title: string,
  kind: Opening['kind'],
  id: string,
  add: (draft: Draft, statement: (action: Json, resource?: Json) => Json) => void,
];

const toDocument =
  (capability: string, id: string, action: Json, property = 'PolicyDocument') =>
  (draft: Draft, statement: (action: Json, resource?: Json) => Json): void => {
    const resource = draft.resource('prod', capability, id);
    const [existing] = resource.Properties[property].Statement;
    resource.Properties[property].Statement.push(statement(action, existing.Resource));
  };

const arn = (draft: Draft, service: string, rest: string) => `arn:aws:${service}:eu-central-1:${draft.id('prod')}:${rest}`;

/** Those that harbor has, and one of each further kind that is added with its policy. */
const POLICIED: readonly Policied[] = [
  ['key', 'decrypt', 'Key', toDocument('baseline', 'Key', ['kms:Decrypt', 'kms:GenerateDataKey'], 'KeyPolicy')],
  ['key, by grants', 'decrypt', 'Key', toDocument('baseline', 'Key', 'kms:CreateGrant', 'KeyPolicy')],
  ['artifacts', 'write', 'ArtifactsPolicy', toDocument('baseline', 'ArtifactsPolicy', 's3:PutObject')],
  ['receipts', 'read', 'OrdersReceiptsBucketPolicy', toDocument('data', 'OrdersReceiptsBucketPolicy', 's3:GetObject')],
  ['receipts’ policy', undefined, 'OrdersReceiptsBucketPolicy', toDocument('data', 'OrdersReceiptsBucketPolicy', 's3:PutBucketPolicy')],
  ['web files, of everything', 'write', 'WebFilesPolicy', toDocument('web', 'WebFilesPolicy', '*')],
  ['access log', 'read', 'AccessLogsPolicy', toDocument('baseline', 'AccessLogsPolicy', ['s3:Get*', 's3:List*'])],
  ['topic to publish', 'invoke', 'OrderPlacedTopicPolicy', toDocument('events', 'OrderPlacedTopicPolicy', 'sns:Publish')],
  ['topic to subscribe', 'read', 'OrderPlacedTopicPolicy', toDocument('events', 'OrderPlacedTopicPolicy', 'sns:Subscribe')],
  ['queue', 'invoke', 'OrdersConfirmQueuePolicy', toDocument('events', 'OrdersConfirmQueuePolicy', 'sqs:SendMessage')],
  [
    'queue, to read',
    'read',
    'OrdersConfirmQueueDeadLettersPolicy',
    toDocument('events', 'OrdersConfirmQueueDeadLettersPolicy', 'sqs:ReceiveMessage'),
  ],
  [
    'table',
    'read',
    'OrdersOrdersTable',
    (draft, statement) => {
      draft.resource('prod', 'data', 'OrdersOrdersTable').Properties.ResourcePolicy = {
        PolicyDocument: document(statement('dynamodb:GetItem')),
      };
    },
  ],
  [
    'secret',
    'read',
    'SecretPolicy',
    (draft, statement) =>
      draft.add('prod', 'data', {
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
        SecretPolicy: {
          Type: 'AWS::SecretsManager::ResourcePolicy',
          Properties: { SecretId: { Ref: 'Secret' }, ResourcePolicy: document(statement('secretsmanager:GetSecretValue')) },
        },
      }),
  ],
  [
    'event bus',
    'invoke',
    'BusPolicy',
    (draft, statement) =>
      draft.add('prod', 'events', {
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
        BusPolicy: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            EventBusName: { Ref: 'Bus' },
            StatementId: 'a',
            Statement: statement('events:PutEvents', { 'Fn::GetAtt': ['Bus', 'Arn'] }),
          },
        },
      }),
  ],
  [
    'image repository',
    'artifact',
    'Images',
    (draft, statement) => {
      const { Resource: _, ...ofRepository } = statement(['ecr:PutImage', 'ecr:UploadLayerPart']);
      draft.add('prod', 'compute', {
        Images: { Type: 'AWS::ECR::Repository', Properties: { RepositoryPolicyText: document(ofRepository) } },
      });
    },
  ],
  [
    'log destination',
    'write',
    'Logs',
    (draft, statement) =>
      draft.add('prod', 'observability', {
        Logs: {
          Type: 'AWS::Logs::Destination',
          Properties: {
            DestinationName: 'logs',
            RoleArn: arn(draft, 'iam', 'role/logs').replace('eu-central-1', ''),
            TargetArn: arn(draft, 'kinesis', 'stream/logs'),
            DestinationPolicy: JSON.stringify(document(statement('logs:PutSubscriptionFilter', arn(draft, 'logs', 'destination:logs')))),
          },
        },
      }),
  ],
  [
    'stream',
    'read',
    'StreamPolicy',
    (draft, statement) =>
      draft.add('prod', 'events', {
        Stream: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1, Name: 'orders' } },
        StreamPolicy: {
          Type: 'AWS::Kinesis::ResourcePolicy',
          Properties: {
            ResourceArn: { 'Fn::GetAtt': ['Stream', 'Arn'] },
            ResourcePolicy: document(statement(['kinesis:GetRecords', 'kinesis:GetShardIterator'], { 'Fn::GetAtt': ['Stream', 'Arn'] })),
          },
        },
      }),
  ],
  [
    'file system',
    undefined,
    'Files',
    (draft, statement) =>
      draft.add('prod', 'data', {
        Files: {
          Type: 'AWS::EFS::FileSystem',
          Properties: { FileSystemPolicy: document(statement(['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'])) },
        },
      }),
  ],
  [
    'backup vault',
    undefined,
    'Vault',
    (draft, statement) =>
      draft.add('prod', 'data', {
        Vault: {
          Type: 'AWS::Backup::BackupVault',
          Properties: {
            BackupVaultName: 'v',
            AccessPolicy: document(statement(['backup:CopyFromBackupVault', 'backup:StartRestoreJob', 'backup:CopyIntoBackupVault'])),
          },
        },
      }),
  ],
  [
    'search domain',
    undefined,
    'Search',
    (draft, statement) =>
      draft.add('prod', 'data', {
        Search: {
          Type: 'AWS::OpenSearchService::Domain',
          Properties: { DomainName: 'search', AccessPolicies: document(statement('es:ESHttp*', arn(draft, 'es', 'domain/search/*'))) },
        },
      }),
  ],
  [
    'access point',
    'read',
    'Point',
    (draft, statement) => {
      draft.allow('prod', 'data', 'OrdersReceiptsBucketPolicy', 'PolicyDocument', {
        ...allow(
          '*',
          's3:*',
          { 'Fn::Sub': '${OrdersReceiptsBucket.Arn}/*' },
          { StringEquals: { 's3:DataAccessPointAccount': draft.id('prod') } },
        ),
      });
      draft.add('prod', 'data', {
        Point: {
          Type: 'AWS::S3::AccessPoint',
          Properties: {
            Bucket: { Ref: 'OrdersReceiptsBucket' },
            Name: 'point',
            Policy: document(statement('s3:GetObject', arn(draft, 's3', 'accesspoint/point/object/*'))),
          },
        },
      });
    },
  ],
];

export const dataOpenings: readonly Opening[] = [
  ...POLICIED.map(([title, kind, because, add]): Opening => ({
    title: `the policy of a ${title} names dev`,
    change: (draft) => add(draft, (action, resource) => allow({ AWS: draft.root('dev') }, action, resource ?? '*')),
    from: 'dev',
    ...(kind === undefined ? {} : { kind }),
    because,
  })),
  ...POLICIED.filter(([title]) => !/,|’s|to /.test(title)).map(([title, , because, add]): Opening => ({
    title: `the policy of a ${title} is for everybody of the organization`,
    change: (draft) =>
      add(draft, (action, resource) => allow('*', action, resource ?? '*', { StringEquals: { 'aws:PrincipalOrgID': 'o-0000000000' } })),
    from: 'dev',
    because,
  })),
  ...(['topic to publish', 'table', 'event bus', 'log destination', 'stream'] as const).map((name): Opening => {
    const [title, , because, add] = POLICIED.find(([one]) => one === name) as Policied;
    return {
      title: `the policy of a ${title} is for everybody`,
      change: (draft) => add(draft, (action, resource) => allow({ AWS: '*' }, action, resource ?? '*')),
      from: 'anyone',
      because,
    };
  }),
  {
    title: 'a function lets dev invoke it',
    change: (draft) =>
      draft.add('prod', 'compute', {
        Open: {
          Type: 'AWS::Lambda::Permission',
          Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'OrdersApi' }, Principal: draft.id('dev') },
        },
      }),
    from: 'dev',
    kind: 'invoke',
    because: 'Open',
  },
  {
    title: 'a function has an address for everybody',
    change: (draft) =>
      draft.add('prod', 'compute', {
        Address: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'NONE', TargetFunctionArn: { 'Fn::GetAtt': ['OrdersApi', 'Arn'] } } },
        Open: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunctionUrl',
            FunctionName: { Ref: 'OrdersApi' },
            Principal: '*',
            FunctionUrlAuthType: 'NONE',
          },
        },
      }),
    from: 'anyone',
    kind: 'invoke',
  },
  {
    title: 'a key’s policy is replaced by one that leaves it to everybody who uses a service',
    change: (draft) => {
      draft.dropPolicy('harbor-perimeter');
      draft.allow(
        'prod',
        'baseline',
        'Key',
        'KeyPolicy',
        allow('*', 'kms:Decrypt', '*', { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } }),
      );
    },
    kind: 'decrypt',
    because: 'Key',
  },
  {
    title: 'a replica of prod’s key is dev’s to use',
    change: (draft) =>
      draft.add('prod', 'edge', {
        Replica: {
          Type: 'AWS::KMS::ReplicaKey',
          Properties: { PrimaryKeyArn: arn(draft, 'kms', 'key/mrk-1'), KeyPolicy: document(allow({ AWS: draft.id('dev') }, 'kms:*')) },
        },
      }),
    from: 'dev',
    because: 'Replica',
  },
  {
    title: 'a bucket is delegated to access points of dev',
    change: (draft) =>
      draft.allow(
        'prod',
        'data',
        'OrdersReceiptsBucketPolicy',
        'PolicyDocument',
        allow(
          '*',
          's3:*',
          { 'Fn::Sub': '${OrdersReceiptsBucket.Arn}/*' },
          { StringEquals: { 's3:DataAccessPointAccount': draft.id('dev') } },
        ),
      ),
    kind: 'read',
    because: 'OrdersReceiptsBucketPolicy',
  },
  {
    title: 'a bucket is for networks, one of which is dev’s',
    change: (draft) => {
      draft.add('dev', 'baseline', { Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } });
      draft.template('dev', 'baseline').Outputs.Net = { Value: { Ref: 'Net' } };
      draft.template('prod', 'data').Parameters.Net = { Type: 'String' };
      draft.stack('prod', 'data').inputs.Net = { stack: 'harbor-dev-baseline', output: 'Net', account: draft.id('dev') };
      draft.allow(
        'prod',
        'data',
        'OrdersReceiptsBucketPolicy',
        'PolicyDocument',
        allow('*', 's3:GetObject', { 'Fn::Sub': '${OrdersReceiptsBucket.Arn}/*' }, { StringEquals: { 'aws:SourceVpc': { Ref: 'Net' } } }),
      );
    },
    kind: 'read',
    because: 'OrdersReceiptsBucketPolicy',
  },
  {
    title: 'a bucket’s policy is text and has one statement that isn’t a list',
    change: (draft) => {
      draft.resource('prod', 'data', 'OrdersReceiptsBucketPolicy').Properties.PolicyDocument = {
        'Fn::Sub': `{"Statement":{"Effect":"Allow","Principal":{"AWS":"${draft.id('dev')}"},"Action":"s3:GetObject","Resource":"\${OrdersReceiptsBucket.Arn}/*"}}`,
      };
    },
    from: 'dev',
    kind: 'read',
    because: 'OrdersReceiptsBucketPolicy',
  },
  {
    title: 'a parameter is shared',
    change: (draft) =>
      draft.add('prod', 'data', {
        Setting: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Tier: 'Advanced', Value: 'x', Name: '/setting' } },
        Sharing: {
          Type: 'AWS::SSM::ResourcePolicy',
          Properties: {
            ResourceArn: arn(draft, 'ssm', 'parameter/setting'),
            Policy: document(
              allow({ AWS: draft.root('dev') }, ['ssm:GetParameter', 'ssm:GetParameters'], arn(draft, 'ssm', 'parameter/setting')),
            ),
          },
        },
      }),
  },
];
