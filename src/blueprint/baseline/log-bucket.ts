import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

import { EDGE_REGION } from '../../project/index.ts';
import type { Profile } from '../../project/index.ts';
import { PrivateBucket } from '../storage/private-bucket.ts';

/**
 * Takes the access logs of the account's buckets and distributions. S3's own keys encrypt it: server access logs are delivered to no
 * bucket with a customer's key. It has no access log itself, as that would log its own logging.
 */
export class LogBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { profile }: { readonly profile: Profile }) {
    super(scope, id);
    const { account, partition } = Stack.of(this);
    const { bucket } = new PrivateBucket(this, 'Default', { profile, expireDays: profile.logRetentionDays });
    this.bucket = bucket;
    for (const [sid, service, source] of [
      ['TakeBucketLogs', 'logging.s3', `arn:${partition}:s3:::*`],
      // Deliveries of CloudFront's logs have their source in one region, wherever the bucket is.
      ['TakeDistributionLogs', 'delivery.logs', `arn:${partition}:logs:${EDGE_REGION}:${account}:delivery-source:*`],
    ] as const) {
      bucket.addToResourcePolicy(
        new PolicyStatement({
          sid,
          principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ['s3:PutObject'],
          resources: [bucket.arnForObjects('*')],
          conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': source } },
        }),
      );
    }
  }
}
