import { Duration } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

import type { Profile } from '../../project/index.ts';
import { keepData } from '../retention.ts';

export interface PrivateBucketProps {
  readonly profile: Profile;
  /** ARN of the customer's key; without it S3's own keys encrypt, for which the caller has a reason. */
  readonly keyArn?: string;
  /** Name of the bucket that takes the access log, and the prefix in it; absent only for that bucket itself. */
  readonly accessLog?: { readonly bucket: string; readonly prefix: string };
  /** Days after which objects go, whether replaced or not. */
  readonly expireDays?: number;
}

/** A bucket that nobody outside reads, over TLS only, whose replaced and deleted objects stay for the profile's days. */
export class PrivateBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { profile, keyArn, accessLog, expireDays }: PrivateBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Default', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      ...(keyArn === undefined
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey: Key.fromKeyArn(this, 'Key', keyArn), bucketKeyEnabled: true }),
      lifecycleRules: [
        {
          id: 'expire',
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(profile.versionDays),
          ...(expireDays === undefined ? {} : { expiration: Duration.days(expireDays) }),
        },
      ],
    });
    keepData(this.bucket, profile.deletionProtection);
    if (accessLog !== undefined) {
      // Not `serverAccessLogsBucket`: that would write the log bucket's policy, which is another stack's.
      const bucket = this.bucket.node.defaultChild as CfnBucket;
      bucket.loggingConfiguration = { destinationBucketName: accessLog.bucket, logFilePrefix: accessLog.prefix };
    }
  }
}
