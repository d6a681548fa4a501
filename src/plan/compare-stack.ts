import { DIGEST_OUTPUT, type StackDescription } from '../assembly/index.ts';
import type { Change, ChangeAction } from '../report/index.ts';
import { type BoundParameters, changedParameters } from './bind.ts';
import type { ObservedStack } from './observe-stacks.ts';
import { stateOf } from './stack-state.ts';

export interface StackVerdict {
  readonly action: ChangeAction;
  readonly reason?: string;
}

/** Compares by digest and parameters, without reading a template. */
export function judgeStack(
  stack: Pick<StackDescription, 'inputs'>,
  digest: string,
  bound: BoundParameters,
  observed: ObservedStack | undefined,
): StackVerdict {
  switch (stateOf(observed)) {
    case 'absent':
      return { action: 'create' };
    case 'stillborn':
      return { action: 'create', reason: `its first creation ended in ${observed?.status}; it is deleted and made again` };
    case 'leaving':
      return { action: 'create', reason: 'its deletion failed; it is deleted first' };
    case 'busy':
      return { action: 'update', reason: `${observed?.status}: it is waited for and then compared` };
    case 'stuck':
      return { action: 'update', reason: 'its last rollback failed; it is continued first' };
    case 'settled':
      if (observed?.outputs[DIGEST_OUTPUT] !== digest) return { action: 'update' };
      return changedParameters(stack, bound, observed.parameters).length > 0 ? { action: 'update' } : { action: 'keep' };
  }
}

export function stackChange(stack: StackDescription, verdict: StackVerdict, more: Pick<Change, 'resources' | 'counts'>): Change {
  return {
    action: verdict.action,
    kind: 'stack',
    name: stack.name,
    account: stack.account,
    region: stack.region,
    ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
    ...more,
  };
}
