import { type Ternary, type Value, endsWith, not, or } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { judgePlaintext } from './denied-plaintext.ts';

/** Objects and the bucket itself: a list of names is worth reading too. */
function coversBucketAndObjects(resources: readonly Value[]): Ternary {
  const objects = or(resources.map((one) => endsWith(one, '*')));
  const bucket = or(resources.map((one) => or([not(endsWith(one, '/*')), endsWith(one, '*/*')])));
  // What can't be told is taken for what it should be: the other conditions of the statement leave little doubt about its purpose.
  return objects !== false && bucket !== false;
}

export const s3BucketRequiresTls: Rule = {
  id: 's3-bucket-requires-tls',
  title: 'Buckets refuse requests that are not encrypted',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'Clients of AWS use TLS by themselves, but a bucket answers plain HTTP to whoever asks so, signed or anonymous.',
  layer: 'template',
  why: 'Without a policy that denies it, S3 answers over plain HTTP, and whoever is on the way reads and changes what is sent.',
  fix: `Properties:
  Bucket: !Ref TheBucket # of an AWS::S3::BucketPolicy
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Deny
        Principal: '*'
        Action: s3:*
        Resource: [!GetAtt TheBucket.Arn, !Sub '\${TheBucket.Arn}/*']
        Condition: { Bool: { aws:SecureTransport: false } }`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5',
    'https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html',
  ],
  types: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
  check: (estate) =>
    judgePlaintext(estate, 'AWS::S3::Bucket', {
      policies: ['AWS::S3::BucketPolicy'],
      actions: ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:DeleteObject'],
      covers: coversBucketAndObjects,
      without: 'The bucket has no policy that denies requests without TLS (aws:SecureTransport is false).',
      incomplete: 'No statement denies everybody every action on the bucket and its objects where aws:SecureTransport is false.',
    }),
};
