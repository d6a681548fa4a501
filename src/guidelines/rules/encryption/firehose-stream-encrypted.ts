import { type Ternary, not, or } from '../../../estate/index.ts';
import { type Place, isSet, oneOf } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

/** Where a stream or a cluster is the source, Firehose keeps nothing: encryption is the source's, and asking for it is an error. */
function directPut({ beside }: Place): Ternary {
  return not(
    or([
      oneOf(['KinesisStreamAsSource', 'MSKAsSource', 'DatabaseAsSource'])(beside('DeliveryStreamType')),
      isSet(beside('KinesisStreamSourceConfiguration')),
      isSet(beside('MSKSourceConfiguration')),
    ]),
  );
}

export const firehoseStreamEncrypted = atRest({
  id: 'firehose-stream-encrypted',
  title: 'Firehose streams that are written to are encrypted at rest',
  severity: 'medium',
  why: 'Firehose keeps records until they are delivered, up to a day; unless encryption is asked for, in plain text.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/datafirehose-controls.html#datafirehose-1',
    'https://docs.aws.amazon.com/firehose/latest/dev/encryption.html',
  ],
  settings: {
    'AWS::KinesisFirehose::DeliveryStream': [
      {
        path: ['DeliveryStreamEncryptionConfigurationInput', 'KeyType'],
        holds: (value, { beside }) =>
          or([
            oneOf(['AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK'])(value),
            isSet(beside('DeliveryStreamEncryptionConfigurationInput', 'KeyARN')),
          ]),
        fault: "what the stream keeps isn't encrypted",
        set: 'AWS_OWNED_CMK',
        concerns: directPut,
      },
    ],
  },
});
