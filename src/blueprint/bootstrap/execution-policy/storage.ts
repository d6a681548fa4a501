import type { StatementText } from '../statement.ts';

/** Buckets of the stacks, and what CloudFormation reads from buckets: templates and archives. */
export const STORAGE: readonly StatementText[] = [
  {
    sid: 'Buckets',
    actions: [
      's3:CreateBucket',
      's3:DeleteBucket',
      's3:DeleteBucketPolicy',
      's3:GetAccelerateConfiguration',
      's3:GetAnalyticsConfiguration',
      's3:GetBucket*',
      's3:GetEncryptionConfiguration',
      's3:GetIntelligentTieringConfiguration',
      's3:GetInventoryConfiguration',
      's3:GetLifecycleConfiguration',
      's3:GetMetricsConfiguration',
      's3:GetReplicationConfiguration',
      's3:ListBucket',
      's3:PutBucket*',
      's3:PutEncryptionConfiguration',
      's3:PutLifecycleConfiguration',
    ],
    resources: ['s3:::{project}-*'],
  },
  {
    sid: 'Templates',
    actions: ['s3:GetObject'],
    resources: ['s3:::cdk-{qualifier}-assets-{account}-{region}/*', 's3:::{project}-*/releases/*'],
  },
];
