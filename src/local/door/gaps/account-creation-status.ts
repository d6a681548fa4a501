import { jsonAnswer, jsonOf, type Answer } from '../answer.ts';
import type { Memory } from '../memory.ts';
import type { Gap } from './gap.ts';

export interface CreationStatus {
  readonly Id: string;
  readonly AccountName: string;
  readonly State: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  readonly RequestedTimestamp: number;
  readonly CompletedTimestamp?: number;
  readonly AccountId?: string;
  readonly FailureReason?: string;
}

interface Pending {
  readonly account: string;
  /** Looks at the status that still read IN_PROGRESS. */
  polls: number;
}

/** Creations that a fault rule holds at IN_PROGRESS, by the id of their status. */
export function pendingOf(memory: Memory): Record<string, Pending> {
  return memory.section<Pending>('account-creation-pending');
}

export function failedOf(memory: Memory): Record<string, CreationStatus> {
  return memory.section<CreationStatus>('account-creation-failed');
}

/** Is the account one whose creation still runs? */
export function isHidden(memory: Memory, account: string): boolean {
  return Object.values(pendingOf(memory)).some((pending) => pending.account === account && pending.polls > 0);
}

/** The status as it reads while a creation runs; not counted as a look. */
export function whileRunning(status: CreationStatus): CreationStatus {
  const { AccountId: _account, CompletedTimestamp: _completed, ...rest } = status;
  return { ...rest, State: 'IN_PROGRESS' };
}

export const accountCreationStatus: Gap = {
  name: 'status of account creation',
  service: 'organizations',
  operations: ['DescribeCreateAccountStatus', 'ListCreateAccountStatus'],
  lacks: 'creation of an account never fails and takes no time',
  async answer(call, input, { memory, forward }) {
    if (call.operation === 'DescribeCreateAccountStatus') {
      const failed = failedOf(memory)[String(input['CreateAccountRequestId'])];
      if (failed !== undefined) return json({ CreateAccountStatus: failed });
      const answer = await forward();
      const status = (jsonOf(answer) as { CreateAccountStatus?: CreationStatus } | undefined)?.CreateAccountStatus;
      const seen = status && look(memory, status);
      return seen === status ? answer : json({ CreateAccountStatus: seen });
    }
    // One page: the states are only known after all were looked at.
    const answer = await forward({ MaxResults: 100_000 });
    const page = jsonOf(answer) as { CreateAccountStatuses?: readonly CreationStatus[] } | undefined;
    if (page?.CreateAccountStatuses === undefined) return answer;
    const states = input['States'] as readonly string[] | undefined;
    const all = [...page.CreateAccountStatuses.map((status) => look(memory, status)), ...Object.values(failedOf(memory))];
    return json({
      CreateAccountStatuses: all.filter(({ State }) => states === undefined || states.length === 0 || states.includes(State)),
    });
  },
};

function look(memory: Memory, status: CreationStatus): CreationStatus {
  const pending = pendingOf(memory)[status.Id];
  if (pending === undefined || pending.polls <= 0) return status;
  pending.polls -= 1;
  return whileRunning(status);
}

/** An answer of Organizations. */
export function json(value: unknown): Answer {
  return jsonAnswer(value, 200, 'application/x-amz-json-1.1');
}
