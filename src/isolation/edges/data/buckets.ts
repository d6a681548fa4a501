import { type Resource, type Value, asBoolean, at, documentOf, elements, knownText } from '../../../estate/index.ts';
import type { World } from '../../world.ts';
import { policyEdge } from './policy-edge.ts';

/**
 * Who may read, write or open a bucket by its policy. A public policy of a bucket that restricts such ones lets in nobody outside the account
 * but services of AWS (S3 User Guide, "Blocking public access": `RestrictPublicBuckets`); every other policy is read as it stands.
 */
export const buckets = policyEdge({
  id: 'buckets',
  title: 'who may use a bucket and what lies in it',
  types: ['AWS::S3::Bucket'],
  beside: ['AWS::S3::BucketPolicy'],
  isShut: (bucket, world) => restrictsPublicPolicies(bucket) && policiesOf(bucket, world).some((one) => isSurelyPublic(one)),
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

function restrictsPublicPolicies(bucket: Resource): boolean {
  return asBoolean(bucket.property('PublicAccessBlockConfiguration', 'RestrictPublicBuckets')) === true;
}

function policiesOf(bucket: Resource, world: World): readonly (Value | undefined)[] {
  const holders = world.resources('AWS::S3::BucketPolicy').filter((one) => world.estate.targetsOf(one).includes(bucket));
  return holders.map((one) => one.property('PolicyDocument'));
}

/** Whether anybody is let in without any condition; what conditions take from that is for AWS to say. */
function isSurelyPublic(document: Value | undefined): boolean {
  return elements(at(documentOf(document), 'Statement')).some(
    (statement) =>
      knownText(at(statement, 'Effect')) === 'Allow' &&
      at(statement, 'Condition') === undefined &&
      [at(statement, 'Principal'), at(at(statement, 'Principal'), 'AWS')].some((one) => knownText(one) === '*'),
  );
}
