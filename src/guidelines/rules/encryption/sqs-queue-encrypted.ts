import { or } from '../../../estate/index.ts';
import { isSet, on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const sqsQueueEncrypted = atRest({
  id: 'sqs-queue-encrypted',
  title: 'SQS queues are encrypted at rest',
  severity: 'medium',
  why: 'A queue is encrypted by itself; one that switches this off without naming a key keeps messages in plain text for up to two weeks.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-1',
    // On by default for new queues since October 2022.
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  ],
  settings: {
    'AWS::SQS::Queue': [
      {
        path: ['SqsManagedSseEnabled'],
        holds: (value, { beside }) => or([on(true)(value), isSet(beside('KmsMasterKeyId'))]),
        fault: "the queue's messages aren't encrypted at rest",
        set: 'true',
      },
    ],
  },
});
