import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';

import { fill } from './statement.ts';

const VERSION_DAYS = 30;
/** As long as the logs of a production account are kept. */
const LOG_DAYS = 365;

/**
 * The bucket from which CloudFormation takes templates. Whoever writes there decides what is deployed, so every access is written down. Both
 * buckets go with the bootstrap: it holds nothing that can't be made again.
 */
export function templateBucket(stack: Stack, project: string): Bucket {
  const log = new Bucket(stack, 'TemplatesAccessLog', privately({ expireDays: LOG_DAYS }));
  return new Bucket(stack, 'Templates', {
    ...privately({}),
    // The toolkit finds it by this name.
    bucketName: fill(stack, project, 'cdk-{qualifier}-assets-{account}-{region}'),
    // CDK's own type of a bucket doesn't hold under exactOptionalPropertyTypes.
    serverAccessLogsBucket: log as IBucket,
  });
}

/** S3's own keys encrypt: a customer's would have to be there before the bootstrap, and access logs are delivered to no bucket with one. */
function privately({ expireDays }: { readonly expireDays?: number }): BucketProps {
  return {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    lifecycleRules: [
      {
        noncurrentVersionExpiration: Duration.days(VERSION_DAYS),
        abortIncompleteMultipartUploadAfter: Duration.days(7),
        ...(expireDays === undefined ? {} : { expiration: Duration.days(expireDays) }),
      },
    ],
    removalPolicy: RemovalPolicy.DESTROY,
  };
}
