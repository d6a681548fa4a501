import { atLeast } from '../../setting.ts';
import { LEAST_DAYS, recoverable } from './recoverable.ts';

export const backupPlanRetention = recoverable({
  id: 'backup-plan-retention',
  title: 'Backup plans keep what they make for a week or longer',
  severity: 'medium',
  severityReason: 'There are backups, but a fault that is noticed after they have gone cannot be undone.',
  why: 'What a plan deletes after a few days is gone before most mistakes are noticed. Without a number it is kept for ever.',
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/backup-plan-min-frequency-and-min-retention-check.html',
    'https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html',
  ],
  fix: 'Properties:\n  BackupPlan:\n    BackupPlanRule:\n      - Lifecycle:\n          DeleteAfterDays: 35\n',
  settings: {
    'AWS::Backup::BackupPlan': [
      {
        path: ['BackupPlan', 'BackupPlanRule', '*', 'Lifecycle', 'DeleteAfterDays'],
        holds: atLeast(LEAST_DAYS),
        fault: `backups are kept for less than ${LEAST_DAYS} days`,
        set: '35',
      },
    ],
  },
});
