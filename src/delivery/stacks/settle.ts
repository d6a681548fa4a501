import { setTimeout as sleep } from 'node:timers/promises';

import {
  CloudFormationClient,
  ContinueUpdateRollbackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';

import type { AccountAccess } from '../../cloud/index.ts';
import { type ObservedStack, observeStack, stateOf } from '../../plan/index.ts';
import { LandfallError } from '../../report/index.ts';

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

export interface StackPlace {
  readonly access: AccountAccess;
  readonly region: string;
  readonly name: string;
}

/**
 * Brings a stack into a state in which it can be compared: waits for what is in progress, deletes a first creation that came to
 * nothing, continues a rollback that failed. Returns undefined when there is no stack then.
 */
export async function settle(place: StackPlace, observed: ObservedStack | undefined): Promise<ObservedStack | undefined> {
  switch (stateOf(observed)) {
    case 'absent':
    case 'settled':
      return observed;
    case 'busy':
      return settle(place, await waitUntilSettled(place));
    case 'stillborn':
    case 'leaving':
      if (observed !== undefined) await deleteStack(place, observed);
      return undefined;
    case 'stuck': {
      await place.access.client(CloudFormationClient, place.region).send(new ContinueUpdateRollbackCommand({ StackName: place.name }));
      const after = await waitUntilSettled(place);
      if (stateOf(after) === 'stuck') throw refused(place, `its rollback can't be continued: ${after?.statusReason ?? 'no reason given'}`);
      return after;
    }
  }
}

/** Deletes a stack, its termination protection included, and waits. Throws `LandfallError` with the first reason when it fails. */
export async function deleteStack(place: StackPlace, observed: ObservedStack): Promise<void> {
  const client = place.access.client(CloudFormationClient, place.region);
  // Only where it is on: a change set's stack that isn't made yet (REVIEW_IN_PROGRESS) would refuse the call.
  if (observed.isProtected) {
    await client.send(new UpdateTerminationProtectionCommand({ StackName: place.name, EnableTerminationProtection: false }));
  }
  await client.send(new DeleteStackCommand({ StackName: place.name }));
  const left = await waitUntilSettled(place);
  if (left !== undefined) throw refused(place, `it can't be deleted: ${await firstFailure(place)}`);
}

/** Waits while something is in progress. Returns undefined when there is no stack then. */
export async function waitUntilSettled(place: StackPlace): Promise<ObservedStack | undefined> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const stack = await observeStack(place.access, place.region, place.name);
    if (stateOf(stack) !== 'busy') return stack;
    await sleep(pause);
  }
}

async function firstFailure({ access, region, name }: StackPlace): Promise<string> {
  const { StackEvents = [] } = await access.client(CloudFormationClient, region).send(new DescribeStackEventsCommand({ StackName: name }));
  // The stack's own event only repeats which resources failed.
  const failed = StackEvents.find(
    ({ ResourceStatus, ResourceType }) => ResourceStatus === 'DELETE_FAILED' && ResourceType !== 'AWS::CloudFormation::Stack',
  );
  return `${failed?.LogicalResourceId ?? 'a resource'}: ${failed?.ResourceStatusReason ?? 'no reason given'}`;
}

function refused({ access, region, name }: StackPlace, why: string): LandfallError {
  return new LandfallError('StackStuck', `${name} in account ${access.id}, ${region}: ${why}`, {
    fault: 'cloud',
    fix: 'mend what the reason names, then run the command again',
  });
}
