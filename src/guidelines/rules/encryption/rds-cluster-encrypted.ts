import { startsWith } from '../../../estate/index.ts';
import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const rdsClusterEncrypted = atRest({
  id: 'rds-cluster-encrypted',
  title: 'RDS database clusters are encrypted at rest',
  severity: 'high',
  why:
    'Storage, backups and snapshots of an unencrypted cluster are plain text. Aurora encrypts what is new by itself since 18 February 2026, ' +
    'other engines only when asked; a template that switches it off asks for plain text.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-27',
    // New Aurora clusters are encrypted with a key of AWS since 18 February 2026.
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html',
  ],
  settings: {
    'AWS::RDS::DBCluster': [
      {
        path: ['StorageEncrypted'],
        holds: (value, { beside }) => (value === undefined ? startsWith(beside('Engine'), 'aurora') : on()(value)),
        fault: "the cluster isn't encrypted at rest",
        set: 'true',
        inherits: ['SnapshotIdentifier', 'SourceDBClusterIdentifier', 'SourceDbClusterResourceId'],
      },
    ],
    'AWS::RDS::GlobalCluster': [
      { path: ['StorageEncrypted'], holds: on(true), fault: "the global database isn't encrypted at rest", set: 'true' },
    ],
  },
});
