import { CloudFrontClient, CreateDistributionCommand } from '@aws-sdk/client-cloudfront';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateAliasCommand, CreateFunctionCommand, LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

import type { AccountAccess } from '../../../cloud/index.ts';
import { EDGE_REGION, LIVE, type Project, functionName, functionsOf, releaseRoleName } from '../../../project/index.ts';
import { archiveKey } from '../keys.ts';
import type { ReleaseOutputs } from '../outputs.ts';
import { type ReleasePermission, releasePermissions } from '../permissions.ts';

/** What the baseline, web and edge stacks make, as far as a release meets it; and the release role with its permissions, and no others. */
export async function makeBaseline(access: AccountAccess, project: Project, environment: string): Promise<ReleaseOutputs> {
  const s3 = access.client(S3Client, project.region);
  const outputs = { artifactBucket: 'fixture-artifacts', webBucket: 'fixture-web', userPool: 'pool', userPoolClient: 'client' };
  for (const bucket of [outputs.artifactBucket, outputs.webBucket]) await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const { Distribution: distribution } = await access.client(CloudFrontClient, EDGE_REGION).send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: 'fixture',
        Comment: '',
        Enabled: true,
        Origins: {
          Quantity: 1,
          Items: [{ Id: 'web', DomainName: 'fixture-web.s3.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } }],
        },
        DefaultCacheBehavior: { TargetOriginId: 'web', ViewerProtocolPolicy: 'redirect-to-https' },
      },
    }),
  );
  const made: ReleaseOutputs = { ...outputs, distribution: distribution?.Id ?? '' };
  await makeReleaseRole(access, project, releasePermissions(project.name, environment), made);
  return made;
}

async function makeReleaseRole(
  access: AccountAccess,
  project: Project,
  permissions: readonly ReleasePermission[],
  outputs: ReleaseOutputs,
) {
  const iam = access.client(IAMClient, project.region);
  const RoleName = releaseRoleName(project.name);
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust({ AWS: `arn:aws:iam::${access.id}:root` }) }));
  const Statement = permissions.map(({ kind, actions, resource }) => ({
    Effect: 'Allow',
    Action: actions,
    Resource: arnOf(kind, resource, access.id, project.region, outputs),
  }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'release', PolicyDocument }));
}

function arnOf(kind: ReleasePermission['kind'], resource: string, account: string, region: string, outputs: ReleaseOutputs): string {
  switch (kind) {
    case 'function':
      return `arn:aws:lambda:${region}:${account}:${resource}`;
    case 'artifact':
    case 'artifact bucket':
      return `arn:aws:s3:::${outputs.artifactBucket}${resource}`;
    case 'key':
      return `arn:aws:kms:${region}:${account}:${resource}`;
    case 'record':
      return `arn:aws:ssm:${region}:${account}:${resource}`;
    case 'web file':
    case 'web bucket':
      return `arn:aws:s3:::${outputs.webBucket}${resource}`;
    case 'distribution':
      return `arn:aws:cloudfront::${account}:${resource.replace('<id>', outputs.distribution)}`;
  }
}

/** What the compute stack makes: each function from the archive of the release that it is bound to, its alias at `$LATEST`. */
export async function makeFunctions(access: AccountAccess, project: Project, environment: string, bucket: string, digest: string) {
  const iam = access.client(IAMClient, project.region);
  const lambda = access.client(LambdaClient, project.region);
  const { Role: role } = await iam.send(
    new CreateRoleCommand({ RoleName: 'fixture-function', AssumeRolePolicyDocument: trust({ Service: 'lambda.amazonaws.com' }) }),
  );
  for (const { name: entry } of functionsOf(project.architecture)) {
    const FunctionName = functionName(project.name, environment, entry);
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: role?.Arn,
        Code: { S3Bucket: bucket, S3Key: archiveKey(digest, entry) },
        Environment: { Variables: { COLOUR: 'red' } },
      }),
    );
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: LIVE, FunctionVersion: '$LATEST' }));
  }
}

/** What an update of the compute stack does to one function: its configuration, and not its alias. */
export async function paint(access: AccountAccess, project: Project, name: string, colour: string): Promise<void> {
  const Environment = { Variables: { COLOUR: colour } };
  await access.client(LambdaClient, project.region).send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment }));
}

const trust = (Principal: Readonly<Record<string, string>>) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] });
