import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const dlmCopiesEncrypted = atRest({
  id: 'dlm-copies-encrypted',
  title: 'Snapshots that Data Lifecycle Manager copies to other regions are encrypted',
  severity: 'high',
  why: 'A copy of an unencrypted snapshot is a second plain text of the volume, in a region where fewer people look.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dlm-lifecyclepolicy-crossregioncopyrule.html',
  ],
  fix: 'Properties:\n  PolicyDetails:\n    Schedules:\n      - CrossRegionCopyRules:\n          - Target: eu-west-1\n            Encrypted: true\n',
  settings: {
    'AWS::DLM::LifecyclePolicy': [
      {
        path: ['PolicyDetails', 'Schedules', '*', 'CrossRegionCopyRules', '*', 'Encrypted'],
        holds: on(),
        fault: "the copy isn't encrypted",
        set: 'true',
      },
      {
        path: ['PolicyDetails', 'Actions', '*', 'CrossRegionCopy', '*', 'EncryptionConfiguration', 'Encrypted'],
        holds: on(),
        fault: "the copy isn't encrypted",
        set: 'true',
      },
    ],
  },
});
