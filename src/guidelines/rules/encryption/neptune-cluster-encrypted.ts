import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const neptuneClusterEncrypted = atRest({
  id: 'neptune-cluster-encrypted',
  title: 'Neptune clusters are encrypted at rest',
  severity: 'high',
  why: 'Data, indexes, logs, backups and snapshots of an unencrypted cluster are plain text, and it can only be encrypted by restoring a copy.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-1',
    'https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html',
  ],
  settings: {
    'AWS::Neptune::DBCluster': [
      {
        path: ['StorageEncrypted'],
        holds: on(),
        fault: "the cluster isn't encrypted at rest",
        set: 'true',
        inherits: ['SnapshotIdentifier', 'SourceDBClusterIdentifier'],
      },
    ],
    'AWS::Neptune::GlobalCluster': [
      {
        path: ['StorageEncrypted'],
        holds: on(),
        fault: "the global database isn't encrypted at rest",
        set: 'true',
        inherits: ['SourceDBClusterIdentifier'],
      },
    ],
  },
});
