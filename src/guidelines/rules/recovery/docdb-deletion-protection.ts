import { on } from '../../settings/index.ts';
import { lasting } from './recoverable.ts';

export const docdbDeletionProtection = lasting({
  id: 'docdb-deletion-protection',
  title: 'DocumentDB clusters are protected from deletion',
  severity: 'medium',
  severityReason: 'It takes a mistake or an intruder with the right to delete, and a final snapshot may remain.',
  why: 'Without it one call, or one resource that is renamed in a template, deletes the cluster and its automated backups with it.',
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-5'],
  settings: {
    'AWS::DocDB::DBCluster': [{ path: ['DeletionProtection'], holds: on(), fault: 'the cluster can be deleted by one call', set: 'true' }],
    'AWS::DocDB::GlobalCluster': [
      { path: ['DeletionProtection'], holds: on(), fault: 'the global cluster can be deleted by one call', set: 'true' },
    ],
  },
});
