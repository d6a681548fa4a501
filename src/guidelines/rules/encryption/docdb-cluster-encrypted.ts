import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const docdbClusterEncrypted = atRest({
  id: 'docdb-cluster-encrypted',
  title: 'DocumentDB clusters are encrypted at rest',
  severity: 'high',
  why:
    'Only the console encrypts new clusters by itself. Data, indexes, logs, backups and snapshots of one that a template makes without asking ' +
    'are plain text for good.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-1',
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html',
  ],
  settings: {
    'AWS::DocDB::DBCluster': [
      {
        path: ['StorageEncrypted'],
        holds: on(),
        fault: "the cluster isn't encrypted at rest",
        set: 'true',
        inherits: ['SnapshotIdentifier', 'SourceDBClusterIdentifier'],
      },
    ],
    'AWS::DocDB::GlobalCluster': [
      {
        path: ['StorageEncrypted'],
        holds: on(),
        fault: "the global cluster isn't encrypted at rest",
        set: 'true',
        inherits: ['SourceDBClusterIdentifier'],
      },
    ],
  },
});
