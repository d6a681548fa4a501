import { randomUUID } from 'node:crypto';

import { jsonOf } from '../answer.ts';
import { failedOf, json, pendingOf, whileRunning, type CreationStatus } from './account-creation-status.ts';
import type { Gap } from './gap.ts';

const POLLS = 3;

/** Creation of an account: an e-mail address that another account has makes it fail, as on AWS after the call has returned. */
export const accountCreation: Gap = {
  name: 'account creation',
  service: 'organizations',
  operations: ['CreateAccount'],
  lacks: 'a second account with the same e-mail address is accepted, and creation takes no time',
  oneByOne: 'accounts',
  async answer(_call, input, { memory, accounts, fault, forward }) {
    const { Email: address, AccountName: name } = input;
    const email = typeof address === 'string' ? address.toLowerCase() : '';
    if ((await accounts.list()).some((account) => account.Email.toLowerCase() === email)) {
      const failed: CreationStatus = {
        Id: `car-${randomUUID().replaceAll('-', '')}`,
        AccountName: typeof name === 'string' ? name : '',
        State: 'FAILED',
        RequestedTimestamp: Date.now() / 1000,
        CompletedTimestamp: Date.now() / 1000,
        FailureReason: 'EMAIL_ALREADY_EXISTS',
      };
      failedOf(memory)[failed.Id] = failed;
      const { FailureReason: _reason, CompletedTimestamp: _completed, ...running } = failed;
      return json({ CreateAccountStatus: { ...running, State: 'IN_PROGRESS' } });
    }
    const answer = await forward();
    const status = (jsonOf(answer) as { CreateAccountStatus?: CreationStatus } | undefined)?.CreateAccountStatus;
    if (fault?.answer === 'in-progress' && status?.AccountId !== undefined) {
      pendingOf(memory)[status.Id] = { account: status.AccountId, polls: fault.polls ?? POLLS };
      return json({ CreateAccountStatus: whileRunning(status) });
    }
    return answer;
  },
};
