import { asBoolean, equals, or } from '../../../estate/index.ts';
import { on, oneOf } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const elasticacheReplicationGroupEncrypted = atRest({
  id: 'elasticache-replication-group-encrypted',
  title: 'ElastiCache replication groups are encrypted at rest',
  severity: 'high',
  why: 'The disks that a cache uses when it syncs, swaps and backs up hold sessions and copies of records, and its backups in plain text do too.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-4',
    // Valkey is encrypted by default, Redis OSS isn't.
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
  ],
  settings: {
    'AWS::ElastiCache::ReplicationGroup': [
      {
        path: ['AtRestEncryptionEnabled'],
        holds: (value, { beside }) =>
          value === undefined
            ? or([oneOf(['valkey'])(beside('Engine')), equals(asBoolean(beside('DataTieringEnabled')), true)])
            : on()(value),
        fault: "the cache isn't encrypted at rest",
        set: 'true',
        inherits: ['GlobalReplicationGroupId'],
      },
    ],
  },
});
