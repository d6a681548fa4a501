import { Unknown } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { type Switch, closedSwitches, typesOf } from '../../switch/switches.ts';

/** Without a word, RDS decides by whether the VPC of the subnet group, or the default VPC, has an internet gateway. */
const BY_THE_NETWORK = () => new Unknown('without PubliclyAccessible, AWS decides by whether the VPC has an internet gateway');

function store(type: string, what: string, absent: Switch['absent'], property = 'PubliclyAccessible'): Switch {
  return {
    type,
    path: [property],
    absent,
    message: `The ${what} has an address on the internet (${property})`,
    fix: `Properties:\n  ${property}: false\n`,
  };
}

const STORES: readonly Switch[] = [
  store('AWS::RDS::DBInstance', 'database instance', BY_THE_NETWORK),
  store('AWS::RDS::DBCluster', 'database cluster', () => undefined),
  store('AWS::RDS::DBShardGroup', 'shard group', () => undefined),
  // Private by default since January 10, 2025: https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html
  store('AWS::Redshift::Cluster', 'warehouse', false),
  store('AWS::RedshiftServerless::Workgroup', 'warehouse', false),
  store('AWS::DMS::ReplicationInstance', 'replication instance', true),
  store('AWS::DMS::InstanceProfile', 'replication', () => undefined),
  store('AWS::Neptune::DBInstance', 'graph database', false),
  store('AWS::NeptuneGraph::Graph', 'graph', false, 'PublicConnectivity'),
  store('AWS::AmazonMQ::Broker', 'message broker', false),
  store('AWS::Lightsail::Database', 'database', false),
  store('AWS::Timestream::InfluxDBInstance', 'time series database', false),
  store('AWS::Timestream::InfluxDBCluster', 'time series database', false),
  store('AWS::M2::Environment', 'mainframe environment', false),
  {
    type: 'AWS::MSK::Cluster',
    path: ['BrokerNodeGroupInfo', 'ConnectivityInfo', 'PublicAccess', 'Type'],
    words: ['SERVICE_PROVIDED_EIPS'],
    absent: false,
    message: 'The Kafka brokers have addresses on the internet',
    fix: 'Properties:\n  BrokerNodeGroupInfo:\n    ConnectivityInfo:\n      PublicAccess:\n        Type: DISABLED\n',
  },
];

export const dataStoreNotPublic: Rule = {
  id: 'data-store-not-public',
  title: 'No database, warehouse, broker or replication instance has an address on the internet',
  promise: 'G4',
  severity: 'critical',
  severityReason: 'Security Hub rates it critical: only a group and a password are left between the internet and the data.',
  layer: 'template',
  why: 'Data belongs to the innermost layer. With a public address, one wide rule or one leaked password opens it to anyone.',
  fix: 'Properties:\n  PubliclyAccessible: false\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-4',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html',
  ],
  types: typesOf(STORES),
  check: closedSwitches(STORES),
};
