import { on } from '../../settings/index.ts';
import { lasting } from './recoverable.ts';

export const neptuneDeletionProtection = lasting({
  id: 'neptune-deletion-protection',
  title: 'Neptune clusters are protected from deletion',
  severity: 'medium',
  severityReason: 'It takes a mistake or an intruder with the right to delete, and a final snapshot may remain.',
  why: 'Without it one call, or one resource that is renamed in a template, deletes the cluster and its automated backups with it.',
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-4'],
  settings: {
    'AWS::Neptune::DBCluster': [
      { path: ['DeletionProtection'], holds: on(), fault: 'the cluster can be deleted by one call', set: 'true' },
    ],
    'AWS::Neptune::GlobalCluster': [
      { path: ['DeletionProtection'], holds: on(), fault: 'the global database can be deleted by one call', set: 'true' },
    ],
  },
});
