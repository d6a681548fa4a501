import { isSet } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const snsTopicEncrypted = atRest({
  id: 'sns-topic-encrypted',
  title: 'SNS topics are encrypted at rest',
  severity: 'medium',
  why: 'SNS encrypts its disks, but each message only where the topic names a key: without one nobody needs a permission for the key to read what is kept.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1',
    'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html',
  ],
  settings: {
    'AWS::SNS::Topic': [
      { path: ['KmsMasterKeyId'], holds: isSet, fault: "the topic's messages aren't encrypted at rest", set: 'alias/aws/sns' },
    ],
  },
});
