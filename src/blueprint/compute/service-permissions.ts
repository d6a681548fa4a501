import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export interface ServiceResources {
  readonly tableNames: readonly string[];
  readonly bucketNames: readonly string[];
  readonly topicArns: readonly string[];
  readonly keyArn: string;
}

/** What the code of a service may do to the service's own tables, buckets and topics; nothing to their settings. */
export function servicePermissions(scope: Construct, { tableNames, bucketNames, topicArns, keyArn }: ServiceResources): PolicyStatement[] {
  const { account, partition, region } = Stack.of(scope);
  const statements: PolicyStatement[] = [];
  if (tableNames.length > 0) {
    statements.push(
      new PolicyStatement({
        sid: 'UseTables',
        actions: [
          'dynamodb:BatchGetItem',
          'dynamodb:BatchWriteItem',
          'dynamodb:ConditionCheckItem',
          'dynamodb:DeleteItem',
          'dynamodb:DescribeTable',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:Scan',
          'dynamodb:UpdateItem',
        ],
        resources: tableNames.map((name) => `arn:${partition}:dynamodb:${region}:${account}:table/${name}`),
      }),
    );
  }
  if (bucketNames.length > 0) {
    statements.push(
      new PolicyStatement({
        sid: 'UseObjects',
        actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        resources: bucketNames.map((name) => `arn:${partition}:s3:::${name}/*`),
      }),
      new PolicyStatement({
        sid: 'ListObjects',
        actions: ['s3:ListBucket'],
        resources: bucketNames.map((name) => `arn:${partition}:s3:::${name}`),
      }),
    );
  }
  if (topicArns.length > 0) {
    statements.push(new PolicyStatement({ sid: 'PublishEvents', actions: ['sns:Publish'], resources: [...topicArns] }));
  }
  const through = ['dynamodb', 's3', 'sns', 'sqs'].map((service) => `${service}.${region}.amazonaws.com`);
  statements.push(
    new PolicyStatement({
      sid: 'UseKeyThroughServices',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
      resources: [keyArn],
      conditions: { StringEquals: { 'kms:ViaService': through } },
    }),
  );
  return statements;
}
