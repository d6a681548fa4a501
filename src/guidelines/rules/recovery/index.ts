import type { Rule } from '../../rule.ts';
import { autoscalingSeveralZones } from './autoscaling-several-zones.ts';
import { backupPlanRetention } from './backup-plan-retention.ts';
import { cognitoDeletionProtection } from './cognito-deletion-protection.ts';
import { dataKeptOnDeletion } from './data-kept-on-deletion.ts';
import { daxNodesAcrossZones } from './dax-nodes-across-zones.ts';
import { deletionProtectionKeptOn } from './deletion-protection-kept-on.ts';
import { dmsStandby } from './dms-standby.ts';
import { docdbBackupRetention } from './docdb-backup-retention.ts';
import { docdbDeletionProtection } from './docdb-deletion-protection.ts';
import { dynamodbDeletionProtection } from './dynamodb-deletion-protection.ts';
import { dynamodbPointInTimeRecovery } from './dynamodb-point-in-time-recovery.ts';
import { efsBackup } from './efs-backup.ts';
import { elasticacheAutomaticFailover } from './elasticache-automatic-failover.ts';
import { elasticacheBackup } from './elasticache-backup.ts';
import { elasticacheNodesAcrossZones } from './elasticache-nodes-across-zones.ts';
import { elbCrossZone } from './elb-cross-zone.ts';
import { elbDeletionProtection } from './elb-deletion-protection.ts';
import { elbSeveralZones } from './elb-several-zones.ts';
import { fsxBackup } from './fsx-backup.ts';
import { keyspacesPointInTimeRecovery } from './keyspaces-point-in-time-recovery.ts';
import { kinesisStreamRetention } from './kinesis-stream-retention.ts';
import { lambdaSeveralZones } from './lambda-several-zones.ts';
import { mqBrokerStandby } from './mq-broker-standby.ts';
import { neptuneBackupRetention } from './neptune-backup-retention.ts';
import { neptuneDeletionProtection } from './neptune-deletion-protection.ts';
import { networkFirewallProtection } from './network-firewall-protection.ts';
import { opensearchDedicatedMasters } from './opensearch-dedicated-masters.ts';
import { opensearchZoneAwareness } from './opensearch-zone-awareness.ts';
import { rdsBackupEnabled } from './rds-backup-enabled.ts';
import { rdsBackupRetention } from './rds-backup-retention.ts';
import { rdsDeletionProtection } from './rds-deletion-protection.ts';
import { rdsMultiAz } from './rds-multi-az.ts';
import { redshiftAutomaticSnapshots } from './redshift-automatic-snapshots.ts';
import { s3BucketVersioning } from './s3-bucket-versioning.ts';

/** G18: data can be recovered, and what serves it outlives a zone. */
export const recoveryRules: readonly Rule[] = [
  autoscalingSeveralZones,
  backupPlanRetention,
  cognitoDeletionProtection,
  daxNodesAcrossZones,
  dataKeptOnDeletion,
  deletionProtectionKeptOn,
  dmsStandby,
  docdbBackupRetention,
  docdbDeletionProtection,
  dynamodbDeletionProtection,
  dynamodbPointInTimeRecovery,
  efsBackup,
  elasticacheAutomaticFailover,
  elasticacheBackup,
  elasticacheNodesAcrossZones,
  elbCrossZone,
  elbDeletionProtection,
  elbSeveralZones,
  fsxBackup,
  keyspacesPointInTimeRecovery,
  kinesisStreamRetention,
  lambdaSeveralZones,
  mqBrokerStandby,
  neptuneBackupRetention,
  neptuneDeletionProtection,
  networkFirewallProtection,
  opensearchDedicatedMasters,
  opensearchZoneAwareness,
  rdsBackupEnabled,
  rdsBackupRetention,
  rdsDeletionProtection,
  rdsMultiAz,
  redshiftAutomaticSnapshots,
  s3BucketVersioning,
];
