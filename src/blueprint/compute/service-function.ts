import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnAlias, CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

import { LIVE } from '../../project/index.ts';
import type { Profile } from '../../project/index.ts';
import { logGroup } from '../logs/log-group.ts';

export interface ServiceFunctionProps {
  readonly functionName: string;
  readonly description: string;
  readonly profile: Profile;
  readonly keyArn: string;
  /** Where the archive lies: the bucket, and the key that names the release. */
  readonly archive: { readonly bucket: string; readonly key: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly permissions: readonly PolicyStatement[];
}

/**
 * One Lambda function with a role and a log group of its own, behind the alias `live`. The stack says what the function is; which code
 * runs is a release's to say, so the template names no version, and the alias never changes by it. See docs/decisions.
 */
export class ServiceFunction extends Construct {
  readonly alias: CfnAlias;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { functionName, profile, keyArn } = props;
    const { account, partition, region } = Stack.of(this);
    const functionArn = `arn:${partition}:lambda:${region}:${account}:function:${functionName}`;
    const logs = logGroup(this, 'Log', { keyArn, profile });

    const role = new Role(this, 'Role', {
      description: `What the code of ${functionName} may do`,
      // Without a condition on the source: Lambda documents none for this role, which only functions of its own account can be given.
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        // In the role itself, not in a policy beside it: an event source checks it when it is made.
        service: new PolicyDocument({
          statements: [
            new PolicyStatement({
              sid: 'WriteLog',
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [`arn:${partition}:logs:${region}:${account}:log-group:${logs.ref}:*`],
            }),
            new PolicyStatement({
              sid: 'WriteTraces',
              actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
              resources: ['*'], // X-Ray knows no resource to write to but the account's own traces.
            }),
            new PolicyStatement({
              sid: 'ReadSettings',
              actions: ['kms:Decrypt'],
              resources: [keyArn],
              // Lambda names the function, not itself, when it opens the settings; a version's are its own.
              conditions: { ArnLike: { 'kms:EncryptionContext:aws:lambda:FunctionArn': [functionArn, `${functionArn}:*`] } },
            }),
            ...props.permissions,
          ],
        }),
      },
    });

    const code = new CfnFunction(this, 'Default', {
      functionName,
      description: props.description,
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      handler: 'index.handler',
      role: role.roleArn,
      code: { s3Bucket: props.archive.bucket, s3Key: props.archive.key },
      memorySize: profile.functionMemory,
      timeout: profile.functionTimeout,
      // Archives hold source maps, so a stack trace names the product's own lines.
      environment: { variables: { NODE_OPTIONS: '--enable-source-maps', ...props.environment } },
      kmsKeyArn: keyArn,
      loggingConfig: { logFormat: 'JSON', logGroup: logs.ref },
      tracingConfig: { mode: 'Active' },
    });
    this.alias = new CfnAlias(this, 'Live', { functionName: code.ref, functionVersion: '$LATEST', name: LIVE });
  }
}
