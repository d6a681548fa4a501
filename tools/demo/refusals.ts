import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

import { ORGANIZATION_ACCESS_ROLE } from '../../src/cloud/connect.ts';
import type { AccountAccess } from '../../src/cloud/index.ts';
import { qualifier, releaseRoleName } from '../../src/project/index.ts';
import { LandfallError } from '../../src/report/index.ts';

export interface Refusal {
  readonly tried: string;
  /** As the cloud words it. */
  readonly answer: string;
}

export interface Intrusion {
  readonly project: string;
  readonly region: string;
  /** The administrator of one environment's account … */
  readonly from: AccountAccess;
  /** … and what he has no business in. */
  readonly into: { readonly environment: string; readonly account: string; readonly table: string };
}

/** Tries, as one environment's administrator, to get into another's account. Throws when anything but a refusal comes back. */
export async function tryToIntrude({ project, region, from, into }: Intrusion): Promise<readonly Refusal[]> {
  const sts = from.client(STSClient, region);
  const deploy = `cdk-${qualifier(project)}-deploy-role-${into.account}-${region}`;
  const assumptions = [ORGANIZATION_ACCESS_ROLE, deploy, releaseRoleName(project)].map((role) =>
    refused(`assume ${into.environment}'s role ${role}`, () =>
      sts.send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${into.account}:role/${role}`, RoleSessionName: 'intruder' })),
    ),
  );
  const table = `arn:aws:dynamodb:${region}:${into.account}:table/${into.table}`;
  const read = refused(`read ${into.environment}'s table ${into.table}`, () =>
    from.client(DynamoDBClient, region).send(new ScanCommand({ TableName: table })),
  );
  return Promise.all([...assumptions, read]);
}

async function refused(tried: string, attempt: () => Promise<unknown>): Promise<Refusal> {
  try {
    await attempt();
  } catch (error) {
    const { name, message } = error as Error;
    return { tried, answer: `${name}: ${message}` };
  }
  throw new LandfallError('NotIsolated', `the administrator of another environment could ${tried}`, { fault: 'answer' });
}
