import { type Value, asNumber, decide } from '../../../estate/index.ts';
import { atLeast } from '../../settings/index.ts';
import { standaloneSource } from '../database-place.ts';
import { LEAST_DAYS, recoverable } from './recoverable.ts';

const FAULT = `automated backups are kept for less than ${LEAST_DAYS} days`;

/** None at all is said by the rule that asks whether there are backups. */
function offOrLongEnough(value: Value | undefined) {
  return decide(value, (known) => asNumber(known) === 0 || atLeast(LEAST_DAYS, 1)(known));
}

export const rdsBackupRetention = recoverable({
  id: 'rds-backup-retention',
  title: 'Automated backups of RDS are kept for a week or longer',
  severity: 'medium',
  severityReason: 'There are backups, but a fault that is noticed after they have gone cannot be undone.',
  why: 'Where nothing is said, RDS keeps automated backups of what a template or the API makes for one day: a wrong batch on Friday is final on Monday.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
  ],
  settings: {
    'AWS::RDS::DBInstance': [
      { path: ['BackupRetentionPeriod'], holds: offOrLongEnough, fault: FAULT, set: String(LEAST_DAYS), concerns: standaloneSource },
    ],
    'AWS::RDS::DBCluster': [{ path: ['BackupRetentionPeriod'], holds: atLeast(LEAST_DAYS, 1), fault: FAULT, set: String(LEAST_DAYS) }],
  },
});
