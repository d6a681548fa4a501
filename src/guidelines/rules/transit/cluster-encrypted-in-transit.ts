import { not } from '../../../estate/index.ts';
import { type Setting, isText, noneOf, on, oneOf, settingRule } from '../../settings/index.ts';

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::DAX::Cluster': [
    {
      path: ['ClusterEndpointEncryptionType'],
      holds: oneOf(['TLS']),
      fault: 'clients talk to the cluster without encryption',
      fix: 'Properties:\n  ClusterEndpointEncryptionType: TLS',
    },
  ],
  'AWS::MSK::Cluster': [
    {
      path: ['EncryptionInfo', 'EncryptionInTransit', 'ClientBroker'],
      holds: (value) => not(isText(value, /PLAINTEXT$/i)),
      fault: 'clients may talk to brokers without encryption',
      fix: 'Properties:\n  EncryptionInfo:\n    EncryptionInTransit: { ClientBroker: TLS, InCluster: true }',
    },
    {
      path: ['EncryptionInfo', 'EncryptionInTransit', 'InCluster'],
      holds: on(true),
      fault: 'brokers talk among themselves without encryption',
      fix: 'Properties:\n  EncryptionInfo:\n    EncryptionInTransit: { ClientBroker: TLS, InCluster: true }',
    },
  ],
  'AWS::KafkaConnect::Connector': [
    {
      path: ['KafkaClusterEncryptionInTransit', 'EncryptionType'],
      holds: noneOf(['PLAINTEXT']),
      fault: 'the connector talks to brokers without encryption',
      fix: 'Properties:\n  KafkaClusterEncryptionInTransit: { EncryptionType: TLS }',
    },
  ],
};

export const clusterEncryptedInTransit = settingRule({
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
  settings: SETTINGS,
});
