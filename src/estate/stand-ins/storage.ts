import { type StandIn, arn, byArn, byId, byName, globalArn } from './stand-in.ts';

/** Objects, files, tables, databases and streams. */
export const STORAGE: Readonly<Record<string, StandIn>> = {
  'AWS::S3::Bucket': {
    name: 'BucketName',
    ref: '{name}',
    attributes: {
      Arn: 'arn:{partition}:s3:::{name}',
      DomainName: '{name}.s3.{suffix}',
      RegionalDomainName: '{name}.s3.{region}.{suffix}',
      DualStackDomainName: '{name}.s3.dualstack.{region}.{suffix}',
      WebsiteURL: 'http://{name}.s3-website.{region}.{suffix}',
    },
  },
  'AWS::S3::AccessPoint': byName('Name', arn('s3', 'accesspoint/{name}'), { Name: '{name}' }),
  'AWS::EFS::FileSystem': byId(arn('elasticfilesystem', 'file-system/{id}'), { FileSystemId: '{id}' }),
  'AWS::EFS::AccessPoint': byId(arn('elasticfilesystem', 'access-point/{id}'), { AccessPointId: '{id}' }),
  'AWS::FSx::FileSystem': byId(undefined, { ResourceARN: arn('fsx', 'file-system/{id}') }),
  'AWS::ECR::Repository': byName('RepositoryName', arn('ecr', 'repository/{name}'), {
    RepositoryUri: '{account}.dkr.ecr.{region}.{suffix}/{name}',
  }),
  'AWS::Backup::BackupVault': {
    name: 'BackupVaultName',
    ref: '{name}',
    attributes: { BackupVaultName: '{name}', BackupVaultArn: arn('backup', 'backup-vault:{name}') },
  },
  'AWS::DynamoDB::Table': byName('TableName', arn('dynamodb', 'table/{name}'), {
    StreamArn: arn('dynamodb', 'table/{name}/stream/{random}'),
  }),
  'AWS::DynamoDB::GlobalTable': byName('TableName', arn('dynamodb', 'table/{name}'), {
    StreamArn: arn('dynamodb', 'table/{name}/stream/{random}'),
    TableId: '{random}',
  }),
  'AWS::RDS::DBInstance': { name: 'DBInstanceIdentifier', ref: '{name}', attributes: { DBInstanceArn: arn('rds', 'db:{name}') } },
  'AWS::RDS::DBCluster': { name: 'DBClusterIdentifier', ref: '{name}', attributes: { DBClusterArn: arn('rds', 'cluster:{name}') } },
  'AWS::RDS::GlobalCluster': { name: 'GlobalClusterIdentifier', ref: '{name}', attributes: {} },
  'AWS::RDS::DBSubnetGroup': { name: 'DBSubnetGroupName', ref: '{name}', attributes: {} },
  'AWS::RDS::DBParameterGroup': { name: 'DBParameterGroupName', ref: '{name}', attributes: { DBParameterGroupName: '{name}' } },
  'AWS::RDS::DBClusterParameterGroup': { name: 'DBClusterParameterGroupName', ref: '{name}', attributes: {} },
  'AWS::RDS::DBProxy': { name: 'DBProxyName', ref: '{name}', attributes: { DBProxyArn: arn('rds', 'db-proxy:{random}') } },
  'AWS::Neptune::DBCluster': { name: 'DBClusterIdentifier', ref: '{name}', attributes: {} },
  'AWS::DocDB::DBCluster': { name: 'DBClusterIdentifier', ref: '{name}', attributes: {} },
  'AWS::Redshift::Cluster': { name: 'ClusterIdentifier', ref: '{name}', attributes: {} },
  'AWS::ElastiCache::ReplicationGroup': { name: 'ReplicationGroupId', ref: '{name}', attributes: {} },
  'AWS::OpenSearchService::Domain': byName('DomainName', arn('es', 'domain/{name}'), { DomainArn: arn('es', 'domain/{name}') }),
  'AWS::Elasticsearch::Domain': byName('DomainName', arn('es', 'domain/{name}'), { DomainArn: arn('es', 'domain/{name}') }),
  'AWS::Kinesis::Stream': byName('Name', arn('kinesis', 'stream/{name}')),
  'AWS::KinesisFirehose::DeliveryStream': byName('DeliveryStreamName', arn('firehose', 'deliverystream/{name}')),
  'AWS::MSK::Cluster': byArn(arn('kafka', 'cluster/{.ClusterName}/{random}')),
  'AWS::Glue::Database': { ref: '{id}', attributes: {} },
  'AWS::Athena::WorkGroup': { name: 'Name', ref: '{name}', attributes: {} },
  'AWS::Organizations::Policy': byId(globalArn('organizations', 'policy/{random}')),
};
