import { isSet, oneOf } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const kinesisStreamEncrypted = atRest({
  id: 'kinesis-stream-encrypted',
  title: 'Kinesis streams are encrypted at rest',
  severity: 'high',
  why: 'Records lie in a stream for a day to a year. Without server-side encryption they are plain text.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html#kinesis-1',
    'https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html',
  ],
  fix: 'Properties:\n  StreamEncryption:\n    EncryptionType: KMS\n    KeyId: alias/aws/kinesis\n',
  settings: {
    'AWS::Kinesis::Stream': [
      {
        path: ['StreamEncryption', 'EncryptionType'],
        holds: (value, { beside }) => (value === undefined ? isSet(beside('StreamEncryption', 'KeyId')) : oneOf(['KMS'])(value)),
        fault: "the stream isn't encrypted at rest",
        set: 'KMS',
      },
    ],
  },
});
