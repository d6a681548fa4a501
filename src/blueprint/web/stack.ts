import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

import type { Input } from '../../assembly/index.ts';
import type { AccountApp } from '../account-app.ts';
import type { EnvironmentBaseline } from '../baseline/stack.ts';
import { releasePermission } from '../role/release-permission.ts';
import { PrivateBucket } from '../storage/private-bucket.ts';

export interface Web {
  /** Host name of the bucket in its own region, where CloudFront fetches from. */
  readonly bucketDomain: Input;
}

/**
 * The bucket of the web app's files. CloudFront alone reads it, for distributions of this account. S3's own keys encrypt it: the files
 * are public by purpose, and a customer's key would only add a service that must answer before a page can.
 */
export function webStack(account: AccountApp, baseline: EnvironmentBaseline): Web {
  const { project, profile } = account;
  const stack = account.stack('web', `The files of the web app of ${project.name}`);
  const { bucket } = new PrivateBucket(stack, 'WebFiles', {
    profile,
    accessLog: { bucket: stack.input('LogBucketName', baseline.logBucketName), prefix: 'web/' },
  });
  const { account: id, partition } = Stack.of(bucket);
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ServeFiles',
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('*')],
      // The distribution is made later, in another region, and names this bucket; so it is held to the account, not to its id.
      conditions: {
        StringEquals: { 'aws:SourceAccount': id },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudfront::${id}:distribution/*` },
      },
    }),
  );
  releasePermission(stack, 'ReleaseWebFiles', project.name, [
    new PolicyStatement({ sid: 'WriteWebFiles', actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }),
    new PolicyStatement({ sid: 'ListWebFiles', actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
  ]);
  stack.publish('BucketName', bucket.bucketName);
  return { bucketDomain: stack.publish('BucketDomain', bucket.bucketRegionalDomainName) };
}
