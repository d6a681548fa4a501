import { policyEdge } from '../policy-edge.ts';

/**
 * Who may read, write or open a bucket by its policy. A block on public access isn't counted on: it is a switch beside the policy, and the
 * policy says who was meant to be let in.
 */
export const buckets = policyEdge({
  id: 'buckets',
  title: 'who may use a bucket and what lies in it',
  types: ['AWS::S3::Bucket'],
  beside: ['AWS::S3::BucketPolicy'],
  acts: [
    { kind: 'read', ability: 'read', actions: ['s3:GetObject', 's3:GetObjectVersion'], behind: '/*' },
    { kind: 'read', ability: 'read', actions: ['s3:ListBucket', 's3:ListBucketVersions'] },
    {
      kind: 'write',
      ability: 'write',
      actions: ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:ReplicateObject', 's3:PutObjectAcl'],
      behind: '/*',
    },
    {
      kind: 'update',
      ability: 'write',
      actions: [
        's3:PutBucketPolicy',
        's3:DeleteBucketPolicy',
        's3:PutBucketAcl',
        's3:PutReplicationConfiguration',
        's3:PutBucketNotification',
        's3:PutLifecycleConfiguration',
        's3:PutBucketPublicAccessBlock',
        's3:DeleteBucket',
      ],
    },
  ],
});
