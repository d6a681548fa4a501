import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  paginateDescribeStackEvents,
  paginateListStacks,
} from '@aws-sdk/client-cloudformation';

import { type AccountAccess, inWords } from '../../cloud/index.ts';

/** A resource that CloudFormation says it left when it deleted a stack, or replaced something in it. */
export interface LeftBehind {
  readonly type: string;
  readonly physicalId: string;
  readonly stack: string;
  readonly at: Date | undefined;
}

export interface PastStack {
  readonly id: string;
  readonly name: string;
}

/** Stacks deleted in the last 90 days, which is as long as CloudFormation remembers them. */
export async function deletedStacks(access: AccountAccess, region: string): Promise<readonly PastStack[]> {
  const client = access.client(CloudFormationClient, region);
  return inWords(`read the deleted stacks of account ${access.id} in ${region}`, async () => {
    const stacks: PastStack[] = [];
    for await (const { StackSummaries = [] } of paginateListStacks({ client }, { StackStatusFilter: ['DELETE_COMPLETE'] })) {
      for (const { StackId: id = '', StackName: name = '' } of StackSummaries) stacks.push({ id, name });
    }
    return stacks;
  });
}

/** By the events of one stack, given by its id when it is deleted. Only these tell for certain whose a resource without a stack was. */
export async function leftBehindBy(access: AccountAccess, region: string, stack: PastStack): Promise<readonly LeftBehind[]> {
  const client = access.client(CloudFormationClient, region);
  return inWords(`read the events of ${stack.name}`, async () => {
    const left = new Map<string, LeftBehind>();
    for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName: stack.id })) {
      for (const { ResourceStatus, ResourceType: type = '', PhysicalResourceId: physicalId = '', Timestamp: at } of StackEvents) {
        if (ResourceStatus !== 'DELETE_SKIPPED' || physicalId === '') continue;
        left.set(`${type} ${physicalId}`, { type, physicalId, stack: stack.name, at });
      }
    }
    return [...left.values()];
  });
}

const GONE_FROM_ITS_STACK = new Set(['DELETE_COMPLETE', 'DELETE_SKIPPED']);

/** The living stack that a resource belongs to: somebody may have imported what was left. */
export async function adopterOf(access: AccountAccess, region: string, physicalId: string): Promise<string | undefined> {
  try {
    const { StackResources = [] } = await access
      .client(CloudFormationClient, region)
      .send(new DescribeStackResourcesCommand({ PhysicalResourceId: physicalId }));
    const found = StackResources.find(
      ({ PhysicalResourceId, ResourceStatus = '' }) => PhysicalResourceId === physicalId && !GONE_FROM_ITS_STACK.has(ResourceStatus),
    );
    return found?.StackName;
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}
