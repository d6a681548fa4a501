import { atLeast } from '../../settings/index.ts';
import { LEAST_DAYS, recoverable } from './recoverable.ts';

export const neptuneBackupRetention = recoverable({
  id: 'neptune-backup-retention',
  title: 'Backups of Neptune are kept for a week or longer',
  severity: 'medium',
  severityReason: 'There are backups, but a fault that is noticed after they have gone cannot be undone.',
  why: 'Where nothing is said, Neptune keeps automated backups for one day.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-5',
    'https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html',
  ],
  settings: {
    'AWS::Neptune::DBCluster': [
      {
        path: ['BackupRetentionPeriod'],
        holds: atLeast(LEAST_DAYS, 1),
        fault: `automated backups are kept for less than ${LEAST_DAYS} days`,
        set: String(LEAST_DAYS),
      },
    ],
  },
});
