import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const ec2VolumeEncrypted = atRest({
  id: 'ec2-volume-encrypted',
  title: 'EBS volumes are encrypted',
  severity: 'high',
  why:
    'An unencrypted volume has unencrypted snapshots, and each copy of one can be mounted in any account that gets it. ' +
    'Encryption by default is a setting of each account and region that a template neither sees nor can rely on.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-volume.html',
  ],
  settings: {
    'AWS::EC2::Volume': [
      { path: ['Encrypted'], holds: on(), fault: "the volume isn't encrypted", set: 'true', inherits: ['SnapshotId', 'SourceVolumeId'] },
    ],
    'AWS::WorkspacesInstances::Volume': [
      { path: ['Encrypted'], holds: on(), fault: "the volume isn't encrypted", set: 'true', inherits: ['SnapshotId'] },
    ],
  },
});
