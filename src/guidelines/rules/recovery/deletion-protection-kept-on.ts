import { on } from '../../settings/index.ts';
import { lasting } from './recoverable.ts';

export const deletionProtectionKeptOn = lasting({
  id: 'deletion-protection-kept-on',
  title: 'Deletion protection that AWS gives by itself stays on',
  severity: 'medium',
  severityReason: 'It takes a mistake or an intruder with the right to delete.',
  why: 'These stores are protected from deletion unless a template switches it off: then one call deletes all that is in them.',
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-qldb-ledger.html',
    'https://docs.aws.amazon.com/aurora-dsql/latest/APIReference/API_CreateCluster.html',
    'https://docs.aws.amazon.com/neptune-analytics/latest/apiref/API_CreateGraph.html',
  ],
  settings: {
    'AWS::QLDB::Ledger': [{ path: ['DeletionProtection'], holds: on(true), fault: 'the ledger can be deleted by one call', set: 'true' }],
    'AWS::DSQL::Cluster': [
      { path: ['DeletionProtectionEnabled'], holds: on(true), fault: 'the cluster can be deleted by one call', set: 'true' },
    ],
    'AWS::NeptuneGraph::Graph': [
      { path: ['DeletionProtection'], holds: on(true), fault: 'the graph can be deleted by one call', set: 'true' },
    ],
  },
});
