import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const workspacesVolumesEncrypted = atRest({
  id: 'workspaces-volumes-encrypted',
  title: 'The volumes of WorkSpaces are encrypted',
  severity: 'high',
  why: 'A desktop holds credentials, mail and documents of a person; its volumes and their snapshots are plain text unless encryption is asked for.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html#workspaces-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html#workspaces-2',
    'https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html',
  ],
  fix: 'Properties:\n  RootVolumeEncryptionEnabled: true\n  UserVolumeEncryptionEnabled: true\n',
  settings: {
    'AWS::WorkSpaces::Workspace': [
      { path: ['RootVolumeEncryptionEnabled'], holds: on(), fault: "the root volume isn't encrypted", set: 'true' },
      { path: ['UserVolumeEncryptionEnabled'], holds: on(), fault: "the user's volume isn't encrypted", set: 'true' },
    ],
  },
});
