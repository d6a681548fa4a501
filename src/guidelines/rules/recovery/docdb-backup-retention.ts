import { atLeast } from '../../settings/index.ts';
import { LEAST_DAYS, recoverable } from './recoverable.ts';

const FAULT = `automated backups are kept for less than ${LEAST_DAYS} days`;

export const docdbBackupRetention = recoverable({
  id: 'docdb-backup-retention',
  title: 'Backups of DocumentDB are kept for a week or longer',
  severity: 'medium',
  severityReason: 'There are backups, but a fault that is noticed after they have gone cannot be undone.',
  why: 'Where nothing is said, DocumentDB keeps automated backups for one day.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-2',
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/backup_restore.html',
  ],
  settings: {
    'AWS::DocDB::DBCluster': [{ path: ['BackupRetentionPeriod'], holds: atLeast(LEAST_DAYS, 1), fault: FAULT, set: String(LEAST_DAYS) }],
  },
});
