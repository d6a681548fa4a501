import { on } from '../../settings/index.ts';
import { standalone } from '../database-place.ts';
import { lasting } from './recoverable.ts';

export const rdsDeletionProtection = lasting({
  id: 'rds-deletion-protection',
  title: 'RDS databases are protected from deletion',
  severity: 'medium',
  severityReason: 'It takes a mistake or an intruder with the right to delete, and a final snapshot may remain.',
  why: 'Without it one call, or one resource that is renamed in a template, deletes the database and its automated backups with it.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-7',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8',
  ],
  settings: {
    'AWS::RDS::DBInstance': [
      { path: ['DeletionProtection'], holds: on(), fault: 'the database can be deleted by one call', set: 'true', concerns: standalone },
    ],
    'AWS::RDS::DBCluster': [{ path: ['DeletionProtection'], holds: on(), fault: 'the cluster can be deleted by one call', set: 'true' }],
    'AWS::RDS::GlobalCluster': [
      { path: ['DeletionProtection'], holds: on(), fault: 'the global database can be deleted by one call', set: 'true' },
    ],
  },
});
