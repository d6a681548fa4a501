import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetAliasCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';

import { DIGEST_OUTPUT } from '../../assembly/index.ts';
import type { AccountAccess, Cloud } from '../../cloud/index.ts';
import { EDGE_REGION, LIVE, functionName } from '../../project/index.ts';

/** Of a project, as the cloud tells it and not as Landfall does. */
export interface WhatStands {
  /** E-mail addresses of the member accounts, one for each account. */
  readonly accounts: readonly string[];
  readonly accountIds: readonly string[];
  /** `<account's name> <region> <stack>` → its status and the digest of what it was made from. */
  readonly stacks: Readonly<Record<string, { readonly status: string; readonly digest: string | undefined; readonly changed: string }>>;
  readonly releases: Readonly<Record<string, StandingRelease>>;
}

export interface StandingRelease {
  readonly release: string;
  readonly pending: string | undefined;
  /** Versions that the record names, by entry. */
  readonly recorded: Readonly<Record<string, string>>;
  /** Versions to which the aliases point, by entry. */
  readonly live: Readonly<Record<string, string | undefined>>;
}

/** Everything whose name begins with the project's, in every account of the organization and both regions. */
export async function whatStands(cloud: Cloud, project: string, region: string): Promise<WhatStands> {
  const members = await membersOf(cloud, region, project);
  const places = [{ name: 'management', access: cloud.management }, ...members.map(({ name, id }) => ({ name, access: cloud.member(id) }))];
  const stacks = await Promise.all(
    places.flatMap(({ name, access }) => [region, EDGE_REGION].map((at) => stacksIn(access, name, at, `${project}-`))),
  );
  const releases = await Promise.all(members.map(({ id }) => releasesIn(cloud.member(id), project, region)));
  return {
    accounts: members.map(({ email }) => email).toSorted(),
    accountIds: members.map(({ id }) => id),
    stacks: Object.fromEntries(stacks.flat()),
    releases: Object.fromEntries(releases.flat()),
  };
}

async function membersOf(cloud: Cloud, region: string, project: string) {
  const client = cloud.management.client(OrganizationsClient, region);
  const members = [];
  for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
    for (const { Id: id = '', Name: name = '', Email: email = '' } of Accounts) {
      if (id !== cloud.management.id && email.endsWith(`@${project}.example`)) members.push({ id, name, email });
    }
  }
  return members;
}

async function stacksIn(access: AccountAccess, account: string, region: string, prefix: string) {
  const { Stacks = [] } = await access.client(CloudFormationClient, region).send(new DescribeStacksCommand({}));
  return Stacks.filter(({ StackName, StackStatus }) => StackName?.startsWith(prefix) && StackStatus !== 'DELETE_COMPLETE').map(
    ({ StackName, StackStatus = '', Outputs = [], LastUpdatedTime, CreationTime }) =>
      [
        `${account} ${region} ${StackName}`,
        {
          status: StackStatus,
          digest: Outputs.find(({ OutputKey }) => OutputKey === DIGEST_OUTPUT)?.OutputValue,
          changed: (LastUpdatedTime ?? CreationTime)?.toISOString() ?? '',
        },
      ] as const,
  );
}

async function releasesIn(access: AccountAccess, project: string, region: string) {
  const lambda = access.client(LambdaClient, region);
  const { Parameters = [] } = await access
    .client(SSMClient, region)
    .send(new GetParametersByPathCommand({ Path: `/landfall/${project}`, Recursive: true }));
  return Promise.all(
    Parameters.map(async ({ Name = '', Value = '{}' }) => {
      const environment = Name.split('/')[3] ?? '';
      const record = JSON.parse(Value) as {
        release: string;
        pending?: string;
        functions: Readonly<Record<string, { readonly version: string }>>;
      };
      const live = await Promise.all(
        Object.keys(record.functions).map(async (entry) => {
          const alias = new GetAliasCommand({ FunctionName: functionName(project, environment, entry), Name: LIVE });
          return [entry, (await lambda.send(alias)).FunctionVersion] as const;
        }),
      );
      const recorded = Object.entries(record.functions).map(([entry, { version }]) => [entry, version] as const);
      return [
        environment,
        { release: record.release, pending: record.pending, recorded: Object.fromEntries(recorded), live: Object.fromEntries(live) },
      ] as const;
    }),
  );
}
