import { oneOf } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const glueMlTransformEncrypted = atRest({
  id: 'glue-ml-transform-encrypted',
  title: 'Machine learning transforms of Glue are encrypted at rest',
  severity: 'medium',
  why: 'Labels and trained transforms are made of the records that they match, and are kept in plain text unless encryption is asked for.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/glue-controls.html#glue-3',
    'https://docs.aws.amazon.com/glue/latest/dg/machine-learning-transform-tasks.html',
  ],
  fix: 'Properties:\n  TransformEncryption:\n    MLUserDataEncryption:\n      MLUserDataEncryptionMode: SSE-KMS\n      KmsKeyId: !GetAtt Key.Arn\n',
  settings: {
    'AWS::Glue::MLTransform': [
      {
        path: ['TransformEncryption', 'MLUserDataEncryption', 'MLUserDataEncryptionMode'],
        holds: oneOf(['SSE-KMS', 'SSEKMS']),
        fault: "the transform isn't encrypted",
        set: 'SSE-KMS',
      },
    ],
  },
});
