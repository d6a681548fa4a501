import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const efsFileSystemEncrypted = atRest({
  id: 'efs-file-system-encrypted',
  title: 'EFS file systems are encrypted at rest',
  severity: 'high',
  why:
    'Only the console encrypts new file systems by itself; one that a template makes without asking lies there in plain text, ' +
    'its backups too, and it can only be encrypted by being made anew and copied.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1',
    'https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html',
  ],
  settings: {
    'AWS::EFS::FileSystem': [{ path: ['Encrypted'], holds: on(), fault: "the file system isn't encrypted at rest", set: 'true' }],
  },
});
