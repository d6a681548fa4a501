import { atLeast, oneOf } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

const FAULT = 'the cache has no automatic backups';

export const elasticacheBackup = recoverable({
  id: 'elasticache-backup',
  title: 'ElastiCache for Redis and Valkey is backed up',
  severity: 'low',
  severityReason: 'Most caches can be filled again; what is kept only there cannot.',
  why: 'Without snapshots everything in the cache, sessions and counters too, is gone with the cluster.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-1',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
  ],
  settings: {
    'AWS::ElastiCache::ReplicationGroup': [{ path: ['SnapshotRetentionLimit'], holds: atLeast(1, 0), fault: FAULT, set: '7' }],
    'AWS::ElastiCache::CacheCluster': [
      {
        path: ['SnapshotRetentionLimit'],
        holds: atLeast(1, 0),
        fault: FAULT,
        set: '7',
        // Memcached has no snapshots.
        concerns: ({ beside }) => oneOf(['redis', 'valkey'])(beside('Engine')),
      },
    ],
    'AWS::MemoryDB::Cluster': [{ path: ['SnapshotRetentionLimit'], holds: atLeast(1), fault: FAULT, set: '7' }],
  },
});
