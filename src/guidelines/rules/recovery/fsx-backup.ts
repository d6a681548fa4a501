import { startsWith } from '../../../estate/index.ts';
import { type Setting, atLeast, isSet } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

function backups(configuration: string, byDefault: number): Setting {
  return {
    path: [configuration, 'AutomaticBackupRetentionDays'],
    holds: atLeast(1, byDefault),
    fault: 'the file system has no automatic backups',
    set: '30',
    concerns: ({ beside }) => isSet(beside(configuration)),
  };
}

export const fsxBackup = recoverable({
  id: 'fsx-backup',
  title: 'FSx file systems are backed up',
  severity: 'medium',
  severityReason: 'What is overwritten or deleted by mistake or by an intruder is gone; until then nothing is.',
  why: 'Most file systems keep automatic backups for 30 days unless a template switches them off; Lustre has none unless asked.',
  sources: [
    'https://docs.aws.amazon.com/fsx/latest/WindowsGuide/using-backups.html',
    'https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html',
  ],
  fix: 'Properties:\n  LustreConfiguration:\n    AutomaticBackupRetentionDays: 30\n',
  settings: {
    'AWS::FSx::FileSystem': [
      backups('WindowsConfiguration', 30),
      backups('OntapConfiguration', 30),
      backups('OpenZFSConfiguration', 30),
      {
        ...backups('LustreConfiguration', 0),
        // Scratch file systems can't be backed up; linked to a bucket, the bucket holds what is kept.
        concerns: ({ beside }) => startsWith(beside('LustreConfiguration', 'DeploymentType'), 'PERSISTENT'),
      },
    ],
  },
});
