import type { Setting } from '../../setting-rule.ts';
import { given, noneOf } from '../../setting.ts';
import { itemsOf } from '../../settings.ts';
import { atRest } from './at-rest.ts';

function mode(path: readonly string[], what: string, set: string): Setting {
  return {
    path,
    holds: (value) => (value === undefined ? false : noneOf(['DISABLED'])(value)),
    fault: `${what} aren't encrypted`,
    set,
  };
}

const S3 = ['EncryptionConfiguration', 'S3Encryptions'];

export const glueSecurityConfigurationEncrypted = atRest({
  id: 'glue-security-configuration-encrypted',
  title: 'Security configurations of Glue encrypt data, logs and bookmarks',
  severity: 'medium',
  why: 'A security configuration is what jobs and crawlers take their encryption from: what it leaves out or disables, none of them encrypts.',
  sources: [
    'https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-securityconfiguration-encryptionconfiguration.html',
  ],
  fix:
    'Properties:\n  EncryptionConfiguration:\n    S3Encryptions:\n      - S3EncryptionMode: SSE-KMS\n        KmsKeyArn: !GetAtt Key.Arn\n' +
    '    CloudWatchEncryption:\n      CloudWatchEncryptionMode: SSE-KMS\n      KmsKeyArn: !GetAtt Key.Arn\n' +
    '    JobBookmarksEncryption:\n      JobBookmarksEncryptionMode: CSE-KMS\n      KmsKeyArn: !GetAtt Key.Arn\n',
  settings: {
    'AWS::Glue::SecurityConfiguration': [
      mode(['EncryptionConfiguration', 'CloudWatchEncryption', 'CloudWatchEncryptionMode'], 'logs', 'SSE-KMS'),
      mode(['EncryptionConfiguration', 'JobBookmarksEncryption', 'JobBookmarksEncryptionMode'], 'bookmarks', 'CSE-KMS'),
      mode([...S3, '*', 'S3EncryptionMode'], 'objects that are written to S3', 'SSE-KMS'),
      {
        path: S3,
        holds: given,
        fault: "objects that are written to S3 aren't encrypted",
        set: '- S3EncryptionMode: SSE-KMS\n  KmsKeyArn: !GetAtt Key.Arn',
        concerns: ({ resource }) => itemsOf(resource, ...S3).length === 0,
      },
    ],
  },
});
