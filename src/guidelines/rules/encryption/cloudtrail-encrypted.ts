import { isSet } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const cloudtrailEncrypted = atRest({
  id: 'cloudtrail-encrypted',
  title: 'CloudTrail encrypts its log files with a key of KMS',
  severity: 'medium',
  severityReason: 'S3 encrypts the files by itself, but whoever may read the bucket may then read everything that was done in the account.',
  why:
    'With a key, reading the log takes two permissions that two people can give: one to the bucket, one to the key. ' +
    'The benchmark of the Center for Internet Security and Security Hub both ask for it.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-2',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
  ],
  settings: {
    'AWS::CloudTrail::Trail': [
      { path: ['KMSKeyId'], holds: isSet, fault: "the trail's log files aren't encrypted with a key of KMS", set: '!GetAtt Key.Arn' },
    ],
  },
});
