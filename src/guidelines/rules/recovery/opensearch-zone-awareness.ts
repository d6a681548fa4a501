import { or } from '../../../estate/index.ts';
import { type Place, type Setting, atLeast, on } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

/** The fault is named at the switch where that is off, else at the number of nodes. */
const withStandby = ({ beside }: Place, config: string) => on()(beside(config, 'MultiAZWithStandbyEnabled'));

function settings(config: string): readonly Setting[] {
  return [
    {
      path: [config, 'ZoneAwarenessEnabled'],
      holds: (value, place) => or([on()(value), withStandby(place, config)]),
      fault: 'all data nodes of the domain are in one zone',
      set: 'true',
    },
    {
      path: [config, 'InstanceCount'],
      holds: atLeast(3, 1),
      fault: 'the domain has fewer than three data nodes',
      set: '3',
      concerns: ({ beside }) => on()(beside(config, 'ZoneAwarenessEnabled')),
    },
  ];
}

export const opensearchZoneAwareness = recoverable({
  id: 'opensearch-zone-awareness',
  title: 'OpenSearch domains have three data nodes or more in several zones',
  severity: 'medium',
  severityReason: 'When a node or its zone fails, indexes are unavailable, and those without a replica are lost up to the last snapshot.',
  why: 'Without zone awareness an index and its replica lie in the same zone; with fewer than three nodes the rest cannot agree after one has failed.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-6',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-6',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html',
  ],
  fix: 'Properties:\n  ClusterConfig:\n    InstanceCount: 3\n    ZoneAwarenessEnabled: true\n    ZoneAwarenessConfig:\n      AvailabilityZoneCount: 3\n',
  settings: {
    'AWS::OpenSearchService::Domain': settings('ClusterConfig'),
    'AWS::Elasticsearch::Domain': settings('ElasticsearchClusterConfig'),
  },
});
