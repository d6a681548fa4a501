import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';

import type { AccountAccess } from '../cloud/index.ts';
import { inWords } from '../cloud/index.ts';

/** A stack as it is in an account and region. */
export interface ObservedStack {
  readonly name: string;
  /** CloudFormation's status, such as `UPDATE_COMPLETE`. */
  readonly status: string;
  readonly statusReason?: string;
  /** Of its deletion, by CloudFormation. */
  readonly isProtected: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

export type ObservedStacks = ReadonlyMap<string, ObservedStack>;

/** All stacks of one account and region whose name starts with `prefix`, by name: one call for each hundred. */
export async function observeStacks(access: AccountAccess, region: string, prefix: string): Promise<ObservedStacks> {
  const client = access.client(CloudFormationClient, region);
  const stacks = new Map<string, ObservedStack>();
  let token: string | undefined;
  do {
    const page = await inWords(`read the stacks of account ${access.id} in ${region}`, () =>
      client.send(new DescribeStacksCommand(token === undefined ? {} : { NextToken: token })),
    );
    for (const stack of page.Stacks ?? []) {
      const name = stack.StackName ?? '';
      if (name.startsWith(prefix) && stack.StackStatus !== 'DELETE_COMPLETE') stacks.set(name, toObserved(stack));
    }
    token = page.NextToken;
  } while (token !== undefined);
  return stacks;
}

/** One stack, or undefined when there is none of that name. */
export async function observeStack(access: AccountAccess, region: string, name: string): Promise<ObservedStack | undefined> {
  try {
    const { Stacks: [stack] = [] } = await access.client(CloudFormationClient, region).send(new DescribeStacksCommand({ StackName: name }));
    return stack === undefined || stack.StackStatus === 'DELETE_COMPLETE' ? undefined : toObserved(stack);
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

function toObserved(stack: Stack): ObservedStack {
  return {
    name: stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    ...(stack.StackStatusReason === undefined ? {} : { statusReason: stack.StackStatusReason }),
    isProtected: stack.EnableTerminationProtection ?? false,
    outputs: Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
    parameters: Object.fromEntries(
      (stack.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]),
    ),
  };
}
