import { setTimeout as sleep } from 'node:timers/promises';

import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

import type { AccountAccess } from '../cloud/index.ts';

/** What a new account answers while its role and its services are still being set up. */
const NOT_YET = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'InvalidClientTokenId',
  'OptInRequired',
  'SubscriptionRequiredException',
  'UnrecognizedClientException',
]);

const PATIENCE = 5 * 60_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

/**
 * Waits until an account that was just made lets us in: AWS says that it is created some time before its role can be assumed
 * and CloudFormation answers. After five minutes the account's own answer is thrown.
 */
export async function untilReachable(
  access: AccountAccess,
  region: string,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<void> {
  let waited = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      await access.client(CloudFormationClient, region).send(new DescribeStacksCommand({}));
      return;
    } catch (error) {
      if (!(error instanceof Error) || !NOT_YET.has(error.name) || waited >= PATIENCE) throw error;
      await wait(pause);
      waited += pause;
    }
  }
}
