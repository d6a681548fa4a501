import { not } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { type Setting, checkSettings, isOn, isText } from '../../settings.ts';

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::DAX::Cluster': [
    {
      path: 'ClusterEndpointEncryptionType',
      holds: (value) => isText(value, /^TLS$/i),
      message: 'Clients talk to the cluster without encryption: ClusterEndpointEncryptionType is not TLS.',
      fix: 'Properties:\n  ClusterEndpointEncryptionType: TLS',
    },
  ],
  'AWS::MSK::Cluster': [
    {
      path: 'EncryptionInfo.EncryptionInTransit.ClientBroker',
      holds: (value) => not(isText(value, /PLAINTEXT$/i)),
      message: 'Clients may talk to brokers without encryption: ClientBroker is not TLS.',
      fix: 'Properties:\n  EncryptionInfo:\n    EncryptionInTransit: { ClientBroker: TLS, InCluster: true }',
    },
    {
      path: 'EncryptionInfo.EncryptionInTransit.InCluster',
      holds: (value) => isOn(value, true),
      message: 'Brokers talk among themselves without encryption: InCluster is false.',
      fix: 'Properties:\n  EncryptionInfo:\n    EncryptionInTransit: { ClientBroker: TLS, InCluster: true }',
    },
  ],
  'AWS::KafkaConnect::Connector': [
    {
      path: 'KafkaClusterEncryptionInTransit.EncryptionType',
      holds: (value) => not(isText(value, /^PLAINTEXT$/i)),
      message: 'The connector talks to brokers without encryption: EncryptionType is PLAINTEXT.',
      fix: 'Properties:\n  KafkaClusterEncryptionInTransit: { EncryptionType: TLS }',
    },
  ],
};

export const clusterEncryptedInTransit: Rule = {
  id: 'cluster-encrypted-in-transit',
  title: 'Clusters of DAX and Kafka talk to clients, and among themselves, encrypted',
  promise: 'G3',
  severity: 'high',
  severityReason: 'What applications read and write goes over the network as it is, items and messages alike.',
  layer: 'template',
  why: 'DAX encrypts only when asked to. MSK takes TLS by default, so that plain text is a choice somebody made.',
  fix: 'Properties:\n  ClusterEndpointEncryptionType: TLS',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-7',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-3',
    'https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html',
  ],
  types: Object.keys(SETTINGS),
  check: checkSettings(SETTINGS),
};
