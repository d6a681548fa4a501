import { type Reading, type Setting, isSet, itemsOf, noneOf } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

const S3 = ['EncryptionConfiguration', 'S3Encryptions'];

/** Whatever is neither absent nor switched off. */
const chosen: Reading = (value) => (value === undefined ? false : noneOf(['DISABLED'])(value));

function part(name: string, what: string, mode: string): Setting {
  return {
    path: ['EncryptionConfiguration', name, `${name}Mode`],
    holds: chosen,
    fault: `${what} aren't encrypted`,
    set: mode,
    fix: `Properties:\n  EncryptionConfiguration:\n    ${name}:\n      ${name}Mode: ${mode}\n      KmsKeyArn: !GetAtt Key.Arn\n`,
  };
}

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
      part('CloudWatchEncryption', 'logs', 'SSE-KMS'),
      part('JobBookmarksEncryption', 'bookmarks', 'CSE-KMS'),
      { path: [...S3, '*', 'S3EncryptionMode'], holds: chosen, fault: "objects that are written to S3 aren't encrypted", set: 'SSE-S3' },
      {
        path: S3,
        holds: isSet,
        fault: "objects that are written to S3 aren't encrypted",
        set: '- S3EncryptionMode: SSE-KMS\n  KmsKeyArn: !GetAtt Key.Arn',
        concerns: ({ resource }) => itemsOf(resource, ...S3).length === 0,
      },
    ],
  },
});
