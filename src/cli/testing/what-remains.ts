import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { ListAccountsCommand, ListPoliciesCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { HeadBucketCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';

import type { AccountAccess, Cloud } from '../../cloud/index.ts';
import { EDGE_REGION } from '../../project/index.ts';

/** A stack of any project, as the cloud tells it. */
export interface StandingStack {
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Every stack in every account of the organization, in both regions. */
export async function standingStacks(cloud: Cloud, home: string): Promise<readonly StandingStack[]> {
  const { Accounts = [] } = await cloud.management.client(OrganizationsClient, EDGE_REGION).send(new ListAccountsCommand({}));
  const places = Accounts.flatMap(({ Id = '' }) => [home, EDGE_REGION].map((region) => ({ account: Id, region })));
  const stacks = await Promise.all(
    places.map(async ({ account, region }) => {
      const access = account === cloud.management.id ? cloud.management : cloud.member(account);
      const { Stacks = [] } = await access.client(CloudFormationClient, region).send(new DescribeStacksCommand({}));
      return Stacks.map(({ StackName = '', Outputs = [] }) => ({
        name: StackName,
        account,
        region,
        outputs: Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
      }));
    }),
  );
  return stacks.flat();
}

/** Names of all service and resource control policies but AWS's own. */
export async function standingPolicies(cloud: Cloud): Promise<readonly string[]> {
  const client = cloud.management.client(OrganizationsClient, EDGE_REGION);
  const lists = await Promise.all(
    (['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const).map((Filter) => client.send(new ListPoliciesCommand({ Filter }))),
  );
  return lists.flatMap(({ Policies = [] }) => Policies.flatMap(({ Name = '', AwsManaged }) => (AwsManaged ? [] : [Name])));
}

export async function hasTable(access: AccountAccess, region: string, TableName: string): Promise<boolean> {
  try {
    await access.client(DynamoDBClient, region).send(new DescribeTableCommand({ TableName }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

/** Versions of objects in a bucket, delete markers included; undefined when there is no bucket. */
export async function versionsIn(access: AccountAccess, region: string, Bucket: string): Promise<number | undefined> {
  const client = access.client(S3Client, region);
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFound') return undefined;
    throw error;
  }
  const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  return Versions.length + DeleteMarkers.length;
}
