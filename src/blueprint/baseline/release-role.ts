import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { functionName, releaseRecordName, releaseRoleName } from '../../project/index.ts';

export interface ReleaseRoleProps {
  readonly project: string;
  readonly environment: string;
  readonly artifactBucketArn: string;
  readonly keyArn: string;
}

/**
 * May release and nothing else: no action of CloudFormation or IAM. The stacks that own the web bucket and the distribution add their
 * own part to it. For now only the account's provisioning role takes it on; an application pipeline's identity comes beside it.
 */
export class ReleaseRole extends Construct {
  constructor(scope: Construct, id: string, { project, environment, artifactBucketArn, keyArn }: ReleaseRoleProps) {
    super(scope, id);
    const { account, partition, region } = Stack.of(this);
    const functions = `arn:${partition}:lambda:${region}:${account}:function:${functionName(project, environment, '*')}`;

    const role = new Role(this, 'Default', {
      roleName: releaseRoleName(project),
      description: 'Releases a version of the product and does nothing else',
      // The role by its ARN in a condition: as a principal it would have to exist already, in accounts that were adopted too.
      assumedBy: new AccountRootPrincipal().withConditions({
        ArnEquals: { 'aws:PrincipalArn': `arn:${partition}:iam::${account}:role/OrganizationAccountAccessRole` },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({
        sid: 'ReleaseFunctions',
        actions: [
          'lambda:GetAlias',
          'lambda:GetFunctionConfiguration',
          'lambda:ListAliases',
          'lambda:PublishVersion',
          'lambda:UpdateAlias',
          'lambda:UpdateFunctionCode',
        ],
        resources: [functions], // The last `*` of the name takes versions and aliases in as well.
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        sid: 'KeepArchives',
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: [`${artifactBucketArn}/releases/*`],
      }),
    );
    role.addToPolicy(
      // So that an archive that isn't there is told from one that may not be read.
      new PolicyStatement({ sid: 'FindArchives', actions: ['s3:ListBucket'], resources: [artifactBucketArn] }),
    );
    role.addToPolicy(
      new PolicyStatement({
        sid: 'SealArchives',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [keyArn],
        conditions: { StringEquals: { 'kms:ViaService': [`s3.${region}.amazonaws.com`, `lambda.${region}.amazonaws.com`] } },
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        sid: 'LetLambdaUnseal',
        actions: ['kms:CreateGrant'],
        resources: [keyArn],
        conditions: {
          StringEquals: { 'kms:ViaService': `lambda.${region}.amazonaws.com` },
          Bool: { 'kms:GrantIsForAWSResource': 'true' },
        },
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        sid: 'RecordRelease',
        actions: ['ssm:GetParameter', 'ssm:PutParameter'],
        resources: [`arn:${partition}:ssm:${region}:${account}:parameter${releaseRecordName(project, environment)}`],
      }),
    );
  }
}
