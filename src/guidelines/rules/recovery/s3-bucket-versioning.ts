import { or } from '../../../estate/index.ts';
import { on, oneOf } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

export const s3BucketVersioning = recoverable({
  id: 's3-bucket-versioning',
  title: 'S3 buckets keep versions of their objects',
  severity: 'medium',
  severityReason: 'What is overwritten or deleted by mistake or by an intruder is gone; until then nothing is.',
  why: 'S3 never loses an object by itself, but it does what it is told: without versions, an overwrite or a delete is final.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
  ],
  settings: {
    'AWS::S3::Bucket': [
      {
        path: ['VersioningConfiguration', 'Status'],
        // Object Lock switches versions on by itself, and they cannot be suspended then.
        holds: (value, { beside }) => or([oneOf(['Enabled'])(value), on()(beside('ObjectLockEnabled'))]),
        fault: 'what is overwritten or deleted in the bucket is gone',
        set: 'Enabled',
      },
    ],
  },
});
