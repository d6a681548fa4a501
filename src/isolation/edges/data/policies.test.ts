import { ACCOUNTS, ORGANIZATION, policy } from '../../testing/sketch.ts';
import { twin } from '../../testing/twin.ts';
import { accessGrants } from './access-grants.ts';
import { accessPoints } from './access-points.ts';
import { brokers } from './brokers.ts';
import { bucketAcls } from './bucket-acls.ts';
import { buckets } from './buckets.ts';
import { buses, defaultBuses } from './buses.ts';
import { catalogs } from './catalogs.ts';
import { dataShares } from './data-shares.ts';
import { fileSystems } from './file-systems.ts';
import { functions, permissions } from './functions.ts';
import { keys } from './keys.ts';
import { layers } from './layers.ts';
import { logDestinations } from './log-destinations.ts';
import { packages } from './packages.ts';
import { parameters } from './parameters.ts';
import { queues } from './queues.ts';
import { repositories } from './repositories.ts';
import { searchDomains } from './search-domains.ts';
import { secrets } from './secrets.ts';
import { sinks } from './sinks.ts';
import { streams } from './streams.ts';
import { tableBuckets } from './table-buckets.ts';
import { tables } from './tables.ts';
import { topics } from './topics.ts';
import { vaults } from './vaults.ts';

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

const EVENTS = `arn:aws:events:eu-central-1:${ACCOUNTS.prod.id}:event-bus/orders`;

twin('a bus that another account may put events on', {
  edge: buses,
  open: { prod: bus({ EventBusName: { Ref: 'Bus' }, StatementId: 'dev', Statement: allow(DEV, 'events:PutEvents', EVENTS) }) },
  closed: { prod: bus({ EventBusName: { Ref: 'Bus' }, StatementId: 'own', Statement: allow(OWN, 'events:PutEvents', EVENTS) }) },
  finds: { from: 'dev', kind: 'invoke', action: 'events:PutEvents', to: /orders$/ },
});

function bus(policyProperties: object) {
  return {
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
    BusPolicy: { Type: 'AWS::Events::EventBusPolicy', Properties: policyProperties },
  };
}

twin('the default bus that anyone may put events on', {
  edge: defaultBuses,
  open: {
    prod: { Open: { Type: 'AWS::Events::EventBusPolicy', Properties: { StatementId: 'all', Principal: '*', Action: 'events:PutEvents' } } },
  },
  closed: {
    prod: {
      Open: {
        Type: 'AWS::Events::EventBusPolicy',
        Properties: { StatementId: 'all', Principal: ACCOUNTS.shared.id, Action: 'events:PutEvents' },
      },
    },
  },
  finds: { from: 'anyone', kind: 'invoke', to: /Open$/ },
});

const one = (Type: string, Properties: object) => ({ Thing: { Type, Properties } });

twin('a parameter that another account may read', {
  edge: parameters,
  open: { prod: parameter(allow(DEV, 'ssm:GetParameter')) },
  closed: { prod: parameter(allow(OWN, 'ssm:GetParameter')) },
  finds: { from: 'dev', kind: 'read', to: /Policy$|parameter\/config$/, because: ['Policy'] },
});

function parameter(statement: object) {
  return {
    Thing: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/config', Type: 'String', Value: 'x', Tier: 'Advanced' } },
    Policy: {
      Type: 'AWS::SSM::ResourcePolicy',
      Properties: { ResourceArn: `arn:aws:ssm:eu-central-1:${ACCOUNTS.prod.id}:parameter/config`, Policy: policy(statement) },
    },
  };
}

twin('a file system that anyone in its network may mount', {
  edge: fileSystems,
  open: { prod: one('AWS::EFS::FileSystem', { FileSystemPolicy: policy(allow({ AWS: '*' }, 'elasticfilesystem:ClientMount')) }) },
  closed: { prod: one('AWS::EFS::FileSystem', { FileSystemPolicy: policy(allow(OWN, 'elasticfilesystem:ClientMount')) }) },
  finds: { from: 'anyone', kind: 'read', to: /Thing$/ },
});

twin('a search domain that anyone may search', {
  edge: searchDomains,
  open: { prod: one('AWS::OpenSearchService::Domain', { DomainName: 'logs', AccessPolicies: policy(allow({ AWS: '*' }, 'es:*')) }) },
  closed: { prod: one('AWS::OpenSearchService::Domain', { DomainName: 'logs', AccessPolicies: policy(allow(OWN, 'es:*')) }) },
  finds: { from: 'anyone', kind: 'read', to: /logs$/ },
});

twin('a vault that another account may copy into', {
  edge: vaults,
  open: {
    prod: one('AWS::Backup::BackupVault', { BackupVaultName: 'vault', AccessPolicy: policy(allow(DEV, 'backup:CopyIntoBackupVault')) }),
  },
  closed: { prod: one('AWS::Backup::BackupVault', { BackupVaultName: 'vault' }) },
  finds: { from: 'dev', kind: 'write', to: /vault|Thing$/ },
});

twin('a repository that another account may push to', {
  edge: repositories,
  open: { prod: one('AWS::ECR::Repository', { RepositoryName: 'app', RepositoryPolicyText: policy(allow(DEV, ['ecr:PutImage'])) }) },
  closed: { prod: one('AWS::ECR::Repository', { RepositoryName: 'app', RepositoryPolicyText: policy(allow(OWN, ['ecr:PutImage'])) }) },
  finds: { from: 'dev', kind: 'artifact', action: 'ecr:PutImage', to: /repository\/app$/ },
});

twin('a package repository that another account may publish to', {
  edge: packages,
  open: { prod: one('AWS::CodeArtifact::Domain', { DomainName: 'd', PermissionsPolicyDocument: policy(allow(DEV, 'codeartifact:*')) }) },
  closed: { prod: one('AWS::CodeArtifact::Domain', { DomainName: 'd', PermissionsPolicyDocument: policy(allow(OWN, 'codeartifact:*')) }) },
  finds: { from: 'dev', kind: 'artifact', to: /Thing$|domain\/d$/ },
});

twin('a Kafka cluster that another account may connect to', {
  edge: brokers,
  open: { prod: cluster(allow(DEV, 'kafka:CreateVpcConnection')) },
  closed: { prod: cluster(allow(OWN, 'kafka:CreateVpcConnection')) },
  finds: { from: 'dev', kind: 'network', to: /Cluster$|cluster/ },
});

function cluster(statement: object) {
  return {
    Cluster: { Type: 'AWS::MSK::Cluster', Properties: { ClusterName: 'c' } },
    Policy: { Type: 'AWS::MSK::ClusterPolicy', Properties: { ClusterArn: { Ref: 'Cluster' }, Policy: policy(statement) } },
  };
}

twin('a log destination that the organization may send to', {
  edge: logDestinations,
  open: {
    prod: one('AWS::Logs::Destination', {
      DestinationName: 'in',
      DestinationPolicy: JSON.stringify(
        policy(allow({ AWS: '*' }, 'logs:PutSubscriptionFilter', '*', { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } })),
      ),
    }),
  },
  closed: {
    prod: one('AWS::Logs::Destination', { DestinationName: 'in', DestinationPolicy: JSON.stringify(policy(allow(OWN, 'logs:*'))) }),
  },
  finds: { from: 'dev', kind: 'write', to: /Thing$|destination:in$/ },
});

twin('a sink that another account may link to', {
  edge: sinks,
  open: { prod: one('AWS::Oam::Sink', { Name: 'sink', Policy: policy(allow(DEV, 'oam:CreateLink')) }) },
  closed: { prod: one('AWS::Oam::Sink', { Name: 'sink', Policy: policy(allow(OWN, 'oam:CreateLink')) }) },
  finds: { from: 'dev', kind: 'write', to: /Thing$|sink/ },
});

twin('an access point that another account may read through', {
  edge: accessPoints,
  open: { prod: one('AWS::S3::AccessPoint', { Bucket: 'b', Name: 'ap', Policy: policy(allow(DEV, 's3:GetObject')) }) },
  closed: { prod: one('AWS::S3::AccessPoint', { Bucket: 'b', Name: 'ap', Policy: policy(allow(OWN, 's3:GetObject')) }) },
  finds: { from: 'dev', kind: 'read', to: /Thing$|accesspoint\/ap$/ },
});

twin('a grant of a prefix to a role of another account', {
  edge: accessGrants,
  open: { prod: one('AWS::S3::AccessGrant', grant(ACCOUNTS.dev.id)) },
  closed: { prod: one('AWS::S3::AccessGrant', grant(ACCOUNTS.prod.id)) },
  finds: { from: 'dev', kind: 'read', action: 's3:GetDataAccess', to: /Thing$|grant/ },
});

function grant(account: string) {
  return {
    AccessGrantsLocationId: 'default',
    Permission: 'READ',
    Grantee: { GranteeType: 'IAM', GranteeIdentifier: `arn:aws:iam::${account}:role/reader` },
  };
}

twin('a bucket that is public by its list', {
  edge: bucketAcls,
  open: {
    prod: one('AWS::S3::Bucket', { AccessControl: 'PublicRead', OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }),
  },
  closed: {
    prod: one('AWS::S3::Bucket', {
      AccessControl: 'PublicRead',
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    }),
  },
  finds: { from: 'anyone', kind: 'read', to: /Thing$|:::/ },
});

twin('a table bucket that another account may read', {
  edge: tableBuckets,
  open: { prod: tableBucket(allow(DEV, 's3tables:GetTableData')) },
  closed: { prod: tableBucket(allow(OWN, 's3tables:GetTableData')) },
  finds: { from: 'dev', kind: 'read', to: /Bucket$|bucket/ },
});

function tableBucket(statement: object) {
  return {
    Bucket: { Type: 'AWS::S3Tables::TableBucket', Properties: { TableBucketName: 'lake' } },
    Policy: {
      Type: 'AWS::S3Tables::TableBucketPolicy',
      Properties: { TableBucketARN: { Ref: 'Bucket' }, ResourcePolicy: policy(statement) },
    },
  };
}

twin('a layer that anyone may fetch', {
  edge: layers,
  open: {
    prod: one('AWS::Lambda::LayerVersionPermission', {
      Action: 'lambda:GetLayerVersion',
      LayerVersionArn: 'arn:aws:lambda:x',
      Principal: '*',
    }),
  },
  closed: {
    prod: one('AWS::Lambda::LayerVersionPermission', {
      Action: 'lambda:GetLayerVersion',
      LayerVersionArn: 'arn:aws:lambda:x',
      Principal: ACCOUNTS.prod.id,
    }),
  },
  finds: { from: 'anyone', kind: 'read', to: 'arn:aws:lambda:x' },
});

twin('data of a lake that is granted to another account', {
  edge: catalogs,
  open: { prod: one('AWS::LakeFormation::PrincipalPermissions', lake(ACCOUNTS.dev.id)) },
  closed: { prod: one('AWS::LakeFormation::PrincipalPermissions', lake(`arn:aws:iam::${ACCOUNTS.prod.id}:role/analyst`)) },
  finds: { from: 'dev', kind: 'read', to: /Thing$/ },
});

function lake(principal: string) {
  return { Principal: { DataLakePrincipalIdentifier: principal }, Resource: { Catalog: {} }, Permissions: ['SELECT'] };
}

twin('a warehouse that lets another account take its data shares', {
  edge: dataShares,
  open: { prod: one('AWS::Redshift::Cluster', { NamespaceResourcePolicy: policy(allow(DEV, 'redshift:AssociateDataShareConsumer')) }) },
  closed: { prod: one('AWS::Redshift::Cluster', { NamespaceResourcePolicy: policy(allow(OWN, 'redshift:AssociateDataShareConsumer')) }) },
  finds: { from: 'dev', kind: 'read', to: /Thing$/ },
});

twin('a policy of a bucket that no template holds', {
  edge: buckets,
  open: { prod: stray(allow(DEV, 's3:GetObject', 'arn:aws:s3:::elsewhere-made/*')) },
  closed: { prod: stray(allow(OWN, 's3:GetObject', 'arn:aws:s3:::elsewhere-made/*')) },
  finds: { from: 'dev', kind: 'read', action: 's3:GetObject', to: /Stray$/, because: ['Stray'] },
});

function stray(statement: object) {
  return { Stray: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'elsewhere-made', PolicyDocument: policy(statement) } } };
}

twin('a permission for a function that no template holds', {
  edge: permissions,
  open: { prod: apart({ Principal: 's3.amazonaws.com' }) },
  closed: { prod: apart({ Principal: 's3.amazonaws.com', SourceAccount: ACCOUNTS.prod.id }) },
  finds: { from: 's3.amazonaws.com', kind: 'invoke', to: /Apart$/, because: ['Apart'] },
});

function apart(more: object) {
  return {
    Apart: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: 'made-elsewhere', Action: 'lambda:InvokeFunction', ...more } },
  };
}

twin('a public policy of a bucket that restricts such policies by a switch', {
  edge: buckets,
  open: { prod: restricted(allow('*', 's3:GetObject', 'arn:aws:s3:::open-bucket/*')) },
  closed: { prod: restricted() },
  finds: { from: 'anyone', kind: 'read', to: 'arn:aws:s3:::open-bucket' },
});

function restricted(...statements: readonly object[]) {
  return {
    Open: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: 'open-bucket', PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } },
    },
    Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Open' }, PolicyDocument: policy(...statements) } },
  };
}
