import { atLeast } from '../../settings/index.ts';
import { LEAST_DAYS, recoverable } from './recoverable.ts';

export const redshiftAutomaticSnapshots = recoverable({
  id: 'redshift-automatic-snapshots',
  title: 'Automatic snapshots of Redshift are kept for a week or longer',
  severity: 'medium',
  severityReason: 'A fault that is noticed after the last snapshot has gone cannot be undone.',
  why: 'Where nothing is said, Redshift keeps automatic snapshots for one day; with 0 it makes none.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-3',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-snapshots-console.html',
  ],
  settings: {
    'AWS::Redshift::Cluster': [
      {
        path: ['AutomatedSnapshotRetentionPeriod'],
        holds: atLeast(LEAST_DAYS, 1),
        fault: `automatic snapshots are kept for less than ${LEAST_DAYS} days`,
        set: String(LEAST_DAYS),
      },
    ],
  },
});
