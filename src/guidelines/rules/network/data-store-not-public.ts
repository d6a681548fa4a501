import { Unknown, type Value } from '../../../estate/index.ts';
import { type Setting, noneOf, off, settingRule } from '../../settings/index.ts';

/** Without a word, RDS decides by whether the VPC of the subnet group, or the default VPC, has an internet gateway. */
function offUnlessUnsaid(value: Value | undefined) {
  return value === undefined
    ? new Unknown('without PubliclyAccessible, AWS decides by whether the VPC has an internet gateway')
    : off(value);
}

function offAndSaid(value: Value | undefined) {
  return value !== undefined && off(value);
}

function isPrivate(what: string, path = 'PubliclyAccessible', holds: Setting['holds'] = off): readonly Setting[] {
  return [{ path: [path], holds, fault: `the ${what} has an address on the internet`, set: 'false' }];
}

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::RDS::DBInstance': isPrivate('database', 'PubliclyAccessible', offUnlessUnsaid),
  'AWS::RDS::DBCluster': isPrivate('database'),
  'AWS::RDS::DBShardGroup': isPrivate('database'),
  // Private by default since January 10, 2025.
  'AWS::Redshift::Cluster': isPrivate('warehouse'),
  'AWS::RedshiftServerless::Workgroup': isPrivate('warehouse'),
  'AWS::DMS::ReplicationInstance': isPrivate('replication instance', 'PubliclyAccessible', offAndSaid),
  'AWS::DMS::InstanceProfile': isPrivate('replication'),
  'AWS::Neptune::DBInstance': isPrivate('graph database'),
  'AWS::NeptuneGraph::Graph': isPrivate('graph', 'PublicConnectivity'),
  'AWS::AmazonMQ::Broker': isPrivate('message broker'),
  'AWS::Lightsail::Database': isPrivate('database'),
  'AWS::Timestream::InfluxDBInstance': isPrivate('database'),
  'AWS::Timestream::InfluxDBCluster': isPrivate('database'),
  'AWS::M2::Environment': isPrivate('mainframe environment'),
  'AWS::MSK::Cluster': [
    {
      path: ['BrokerNodeGroupInfo', 'ConnectivityInfo', 'PublicAccess', 'Type'],
      holds: noneOf(['SERVICE_PROVIDED_EIPS']),
      fault: 'the brokers have addresses on the internet',
      set: 'DISABLED',
    },
  ],
};

export const dataStoreNotPublic = settingRule({
  id: 'data-store-not-public',
  title: 'No database, warehouse, broker or replication instance has an address on the internet',
  promise: 'G4',
  severity: 'critical',
  severityReason: 'Security Hub rates it critical: only a group and a password are left between the internet and the data.',
  layer: 'template',
  why: 'Data belongs to the innermost layer. With a public address, one wide rule or one leaked password opens it to anyone.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-4',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html',
  ],
  settings: SETTINGS,
});
