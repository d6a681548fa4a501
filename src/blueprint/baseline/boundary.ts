import { Stack } from 'aws-cdk-lib';
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { boundaryName } from '../../project/index.ts';

/**
 * The most that any role of a stack of ours may ever do: use the data, messages, keys and logs of its own account, and release. No
 * role under it can make or change principals, leave the organization, take on another role or change infrastructure.
 */
export class Boundary extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { project }: { readonly project: string }) {
    super(scope, id);
    const { account, partition } = Stack.of(this);
    const own = (service: string, resource: string) => `arn:${partition}:${service}:*:${account}:${resource}`;

    this.policy = new ManagedPolicy(this, 'Default', {
      managedPolicyName: boundaryName(project),
      description: 'The most that any role made by a stack of this project may do',
      statements: [
        new PolicyStatement({
          sid: 'UseOwnData',
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
            'kms:Decrypt',
            'kms:DescribeKey',
            'kms:Encrypt',
            'kms:GenerateDataKey',
            'kms:GenerateDataKeyWithoutPlaintext',
            'kms:ReEncryptFrom',
            'kms:ReEncryptTo',
            'sns:Publish',
            'sqs:ChangeMessageVisibility',
            'sqs:DeleteMessage',
            'sqs:GetQueueAttributes',
            'sqs:ReceiveMessage',
            'sqs:SendMessage',
          ],
          resources: [own('dynamodb', 'table/*'), own('kms', 'key/*'), own('sns', '*'), own('sqs', '*')],
        }),
        new PolicyStatement({
          sid: 'UseOwnObjects',
          actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetBucketLocation', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
          // A bucket's ARN has no account in it, so the condition holds it to this one.
          resources: [`arn:${partition}:s3:::*`],
          conditions: { StringEquals: { 'aws:ResourceAccount': account } },
        }),
        new PolicyStatement({
          sid: 'Release',
          actions: [
            'cloudfront:CreateInvalidation',
            'lambda:GetAlias',
            'lambda:GetFunctionConfiguration',
            'lambda:ListAliases',
            'lambda:PublishVersion',
            'lambda:UpdateAlias',
            'lambda:UpdateFunctionCode',
            'ssm:GetParameter',
            'ssm:PutParameter',
          ],
          resources: [
            `arn:${partition}:cloudfront::${account}:distribution/*`,
            own('lambda', `function:${project}-*`),
            own('ssm', `parameter/landfall/${project}/*`),
          ],
        }),
        new PolicyStatement({
          sid: 'GrantToServicesOnly',
          // A release of a function with encrypted settings lets Lambda go on using the key; nobody else gets a grant.
          actions: ['kms:CreateGrant'],
          resources: [own('kms', 'key/*')],
          conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        }),
        new PolicyStatement({
          sid: 'WriteLogs',
          actions: [
            'logs:CreateLogGroup',
            'logs:CreateLogStream',
            'logs:DescribeLogGroups',
            'logs:DescribeLogStreams',
            'logs:FilterLogEvents',
            'logs:GetLogEvents',
            'logs:PutLogEvents',
          ],
          resources: [own('logs', '*')],
        }),
        new PolicyStatement({
          sid: 'WriteTraces',
          actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
          resources: ['*'], // X-Ray knows no resource to write to but the account's own traces.
        }),
        new PolicyStatement({
          sid: 'NeverEscalate',
          // Said aloud too, as a resource's own policy could let a role's session past what a boundary merely leaves out.
          effect: Effect.DENY,
          actions: ['account:*', 'iam:*', 'kms:PutKeyPolicy', 'organizations:*', 'sso:*', 'sts:AssumeRole'],
          resources: ['*'], // A denial has no reason to spare any.
        }),
      ],
    });
  }
}
