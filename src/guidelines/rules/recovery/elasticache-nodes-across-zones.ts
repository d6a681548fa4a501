import { asNumber, decide, or } from '../../../estate/index.ts';
import { isSet, oneOf } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

export const elasticacheNodesAcrossZones = recoverable({
  id: 'elasticache-nodes-across-zones',
  title: 'The nodes of a Memcached cluster are in several zones',
  severity: 'low',
  severityReason: 'A cache without its nodes can be filled again, while what stands behind it bears the load.',
  why: 'All nodes of a cluster are put into one zone unless it is asked otherwise: with the zone the whole cache fails.',
  sources: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html'],
  settings: {
    'AWS::ElastiCache::CacheCluster': [
      {
        path: ['AZMode'],
        holds: (value, { beside }) => or([oneOf(['cross-az'])(value), isSet(beside('PreferredAvailabilityZones'))]),
        fault: 'all nodes of the cluster are in one zone',
        set: 'cross-az',
        concerns: ({ beside }) =>
          decide(beside('Engine'), (engine) =>
            engine === 'memcached' ? decide(beside('NumCacheNodes'), (nodes) => Number(asNumber(nodes) ?? 1) > 1) : false,
          ),
      },
    ],
  },
});
