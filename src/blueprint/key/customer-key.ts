import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

import { keepData } from '../retention.ts';

export interface CustomerKeyProps {
  /** For people; without the prefix `alias/`. */
  readonly alias: string;
  readonly description: string;
  readonly deletionProtection: boolean;
  /** Also used by SNS, which delivers to encrypted queues, and by CloudWatch, whose alarms publish to encrypted topics. */
  readonly servesEvents: boolean;
}

/**
 * A key that only its own account uses: through IAM, and by the AWS services that act for it. Each of these is held to this account, and
 * where the service says so to the kind of thing that it acts for.
 */
export class CustomerKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: CustomerKeyProps) {
    super(scope, id);
    const { account, partition, region } = Stack.of(this);
    const key = new Key(this, 'Default', {
      description: props.description,
      enableKeyRotation: true,
      rotationPeriod: Duration.days(365),
      pendingWindow: Duration.days(30),
    });
    keepData(key, props.deletionProtection);
    new Alias(this, 'Alias', { aliasName: `alias/${props.alias}`, targetKey: key });
    this.arn = key.keyArn;

    // CloudWatch Logs names the log group in the encryption context.
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'EncryptLogs',
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'], // In a key policy this is the key itself.
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` } },
      }),
    );
    if (!props.servesEvents) return;
    for (const [sid, service, source] of [
      ['DeliverEvents', 'sns', `arn:${partition}:sns:${region}:${account}:*`],
      ['PublishAlarms', 'cloudwatch', `arn:${partition}:cloudwatch:${region}:${account}:alarm:*`],
    ] as const) {
      key.addToResourcePolicy(
        new PolicyStatement({
          sid,
          principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'], // In a key policy this is the key itself.
          conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': source } },
        }),
      );
    }
  }
}
