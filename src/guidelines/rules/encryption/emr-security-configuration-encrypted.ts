import { Unknown, at, documentOf } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isSet, on } from '../../settings/index.ts';

const TYPE = 'AWS::EMR::SecurityConfiguration';

export const emrSecurityConfigurationEncrypted: Rule = {
  id: 'emr-security-configuration-encrypted',
  title: 'Security configurations of EMR encrypt data at rest, local disks included',
  promise: 'G2',
  severity: 'high',
  severityReason: 'Every cluster that is made with the configuration keeps what it works on in plain text.',
  layer: 'template',
  why: 'Disks of a cluster, its root volume too, and what it writes to S3 are encrypted as its security configuration says; without a word, the disks are not.',
  fix:
    'Properties:\n  SecurityConfiguration:\n    EncryptionConfiguration:\n      EnableInTransitEncryption: false\n      EnableAtRestEncryption: true\n' +
    '      AtRestEncryptionConfiguration:\n        S3EncryptionConfiguration:\n          EncryptionMode: SSE-KMS\n          AwsKmsKey: !GetAtt Key.Arn\n' +
    '        LocalDiskEncryptionConfiguration:\n          EncryptionKeyProviderType: AwsKms\n          AwsKmsKey: !GetAtt Key.Arn\n          EnableEbsEncryption: true\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-3',
    'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], function* judge(resource): Iterable<Judgement> {
    const path = ['Properties', 'SecurityConfiguration'];
    // The document is an object in most templates, and text of JSON in old ones.
    const document = documentOf(resource.property('SecurityConfiguration'));
    if (document instanceof Unknown) {
      yield { resource, path, holds: document, message: "It can't be told what the configuration encrypts." };
      return;
    }
    const encryption = at(document, 'EncryptionConfiguration');
    const enabled = on()(at(encryption, 'EnableAtRestEncryption'));
    yield {
      resource,
      path: [...path, 'EncryptionConfiguration', 'EnableAtRestEncryption'],
      holds: enabled,
      message: "Clusters with this configuration don't encrypt data at rest: EnableAtRestEncryption isn't true.",
    };
    if (enabled !== true) return;
    yield {
      resource,
      path: [...path, 'EncryptionConfiguration', 'AtRestEncryptionConfiguration', 'LocalDiskEncryptionConfiguration'],
      holds: isSet(at(encryption, 'AtRestEncryptionConfiguration', 'LocalDiskEncryptionConfiguration')),
      message: "Clusters with this configuration don't encrypt their disks: LocalDiskEncryptionConfiguration isn't set.",
    };
  }),
};
