import { asNumber, decide } from '../../../estate/index.ts';
import { standaloneSource } from '../database-place.ts';
import { recoverable } from './recoverable.ts';

export const rdsBackupEnabled = recoverable({
  id: 'rds-backup-enabled',
  title: 'RDS database instances are backed up',
  severity: 'high',
  severityReason: 'After a wrong statement or a deletion there is nothing to come back to.',
  why: 'A retention of 0 days switches automated backups off, and with them the restore to a point in time.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Enabling.html',
  ],
  settings: {
    'AWS::RDS::DBInstance': [
      {
        path: ['BackupRetentionPeriod'],
        holds: (value) => decide(value, (known) => asNumber(known) !== 0),
        fault: 'automated backups are switched off',
        set: '7',
        concerns: standaloneSource,
      },
    ],
  },
});
