import { type Setting, atLeast, on } from '../../settings/index.ts';
import { recoverable, whereSaidOrLasting } from './recoverable.ts';

function settings(config: string): readonly Setting[] {
  return [
    whereSaidOrLasting({
      path: [config, 'DedicatedMasterEnabled'],
      holds: on(),
      fault: 'the domain has no dedicated master nodes',
      set: 'true',
    }),
    {
      path: [config, 'DedicatedMasterCount'],
      holds: atLeast(3, 0),
      fault: 'the domain has fewer than three dedicated master nodes',
      set: '3',
      concerns: ({ beside }) => on()(beside(config, 'DedicatedMasterEnabled')),
    },
  ];
}

export const opensearchDedicatedMasters = recoverable({
  id: 'opensearch-dedicated-masters',
  title: 'OpenSearch domains have three dedicated master nodes',
  severity: 'low',
  severityReason: 'A cluster that loses its master is unavailable; data comes back from the nodes and snapshots.',
  why: 'Under load, data nodes that also keep the state of the cluster fail together with it; three masters stay a majority when one goes.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-11',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-7',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html',
  ],
  fix: 'Properties:\n  ClusterConfig:\n    DedicatedMasterEnabled: true\n    DedicatedMasterCount: 3\n    DedicatedMasterType: m7g.medium.search\n',
  settings: {
    'AWS::OpenSearchService::Domain': settings('ClusterConfig'),
    'AWS::Elasticsearch::Domain': settings('ElasticsearchClusterConfig'),
  },
});
