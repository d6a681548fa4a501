import { or } from '../../../estate/index.ts';
import { isSet, oneOf } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

export const efsBackup = recoverable({
  id: 'efs-backup',
  title: 'EFS file systems are backed up',
  severity: 'medium',
  severityReason: 'What is overwritten or deleted by mistake or by an intruder is gone; until then nothing is.',
  why: 'Only the console switches automatic backups on by itself. A file system that a template makes has none, unless it says so or a backup plan names it.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-2',
    // On by default for One Zone file systems, which name their zone.
    'https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html',
  ],
  settings: {
    'AWS::EFS::FileSystem': [
      {
        path: ['BackupPolicy', 'Status'],
        holds: (value, { beside, resource, estate }) =>
          or([
            value === undefined ? isSet(beside('AvailabilityZoneName')) : oneOf(['ENABLED', 'ENABLING'])(value),
            estate.referencesTo(resource).some(({ from }) => from.type === 'AWS::Backup::BackupSelection'),
          ]),
        fault: 'the file system has no automatic backups',
        set: 'ENABLED',
      },
    ],
  },
});
