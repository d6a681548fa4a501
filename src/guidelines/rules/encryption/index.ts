import type { Rule } from '../../rule.ts';
import { apigatewayCacheEncrypted } from './apigateway-cache-encrypted.ts';
import { appsyncCacheEncrypted } from './appsync-cache-encrypted.ts';
import { athenaEncryptionEnforced } from './athena-encryption-enforced.ts';
import { cloudtrailEncrypted } from './cloudtrail-encrypted.ts';
import { codebuildArtifactsEncrypted } from './codebuild-artifacts-encrypted.ts';
import { daxClusterEncrypted } from './dax-cluster-encrypted.ts';
import { dlmCopiesEncrypted } from './dlm-copies-encrypted.ts';
import { docdbClusterEncrypted } from './docdb-cluster-encrypted.ts';
import { drsReplicationEncrypted } from './drs-replication-encrypted.ts';
import { ec2BlockDevicesEncrypted } from './ec2-block-devices-encrypted.ts';
import { ec2VolumeEncrypted } from './ec2-volume-encrypted.ts';
import { efsFileSystemEncrypted } from './efs-file-system-encrypted.ts';
import { eksSecretsEncrypted } from './eks-secrets-encrypted.ts';
import { elasticacheReplicationGroupEncrypted } from './elasticache-replication-group-encrypted.ts';
import { emrClusterEncrypted } from './emr-cluster-encrypted.ts';
import { emrSecurityConfigurationEncrypted } from './emr-security-configuration-encrypted.ts';
import { firehoseStreamEncrypted } from './firehose-stream-encrypted.ts';
import { glueDataCatalogEncrypted } from './glue-data-catalog-encrypted.ts';
import { glueJobEncrypted } from './glue-job-encrypted.ts';
import { glueMlTransformEncrypted } from './glue-ml-transform-encrypted.ts';
import { glueSecurityConfigurationEncrypted } from './glue-security-configuration-encrypted.ts';
import { kinesisStreamEncrypted } from './kinesis-stream-encrypted.ts';
import { neptuneClusterEncrypted } from './neptune-cluster-encrypted.ts';
import { opensearchDomainEncrypted } from './opensearch-domain-encrypted.ts';
import { rdsClusterEncrypted } from './rds-cluster-encrypted.ts';
import { rdsInstanceEncrypted } from './rds-instance-encrypted.ts';
import { redshiftClusterEncrypted } from './redshift-cluster-encrypted.ts';
import { sagemakerVolumesEncrypted } from './sagemaker-volumes-encrypted.ts';
import { snsTopicEncrypted } from './sns-topic-encrypted.ts';
import { sqsQueueEncrypted } from './sqs-queue-encrypted.ts';
import { workspacesVolumesEncrypted } from './workspaces-volumes-encrypted.ts';

/** G2: encryption at rest for every resource that supports it. */
export const encryptionRules: readonly Rule[] = [
  apigatewayCacheEncrypted,
  appsyncCacheEncrypted,
  athenaEncryptionEnforced,
  cloudtrailEncrypted,
  codebuildArtifactsEncrypted,
  daxClusterEncrypted,
  dlmCopiesEncrypted,
  docdbClusterEncrypted,
  drsReplicationEncrypted,
  ec2BlockDevicesEncrypted,
  ec2VolumeEncrypted,
  efsFileSystemEncrypted,
  eksSecretsEncrypted,
  elasticacheReplicationGroupEncrypted,
  emrClusterEncrypted,
  emrSecurityConfigurationEncrypted,
  firehoseStreamEncrypted,
  glueDataCatalogEncrypted,
  glueJobEncrypted,
  glueMlTransformEncrypted,
  glueSecurityConfigurationEncrypted,
  kinesisStreamEncrypted,
  neptuneClusterEncrypted,
  opensearchDomainEncrypted,
  rdsClusterEncrypted,
  rdsInstanceEncrypted,
  redshiftClusterEncrypted,
  sagemakerVolumesEncrypted,
  snsTopicEncrypted,
  sqsQueueEncrypted,
  workspacesVolumesEncrypted,
];
