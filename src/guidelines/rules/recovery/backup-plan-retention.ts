import { atLeast } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

/** What the managed rule of AWS Config asks for, unless told otherwise. */
const LEAST_DAYS = 35;

export const backupPlanRetention = recoverable({
  id: 'backup-plan-retention',
  title: 'Backup plans keep what they make for 35 days or longer',
  severity: 'low',
  severityReason: 'There are backups, but a fault that is noticed after they have gone cannot be undone.',
  why: 'What a plan deletes early is gone before a mistake, or an intruder who waited, is noticed. Without a number it is kept for ever.',
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
