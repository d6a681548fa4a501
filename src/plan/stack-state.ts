import type { ObservedStack } from './observe-stacks.ts';

/**
 * What can be done with a stack as it is:
 * `settled` can be compared and updated; `busy` must be waited for; `stillborn` never came up (its first creation failed or was
 * rolled back, or only its change set was made) and is deleted and made again; `stuck` needs its update rollback continued first;
 * `leaving` could not be deleted whole and is deleted again.
 */
export type StackState = 'absent' | 'settled' | 'busy' | 'stillborn' | 'stuck' | 'leaving';

const STILLBORN = new Set(['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'REVIEW_IN_PROGRESS']);

export function stateOf(stack: ObservedStack | undefined): StackState {
  if (stack === undefined) return 'absent';
  if (STILLBORN.has(stack.status)) return 'stillborn';
  if (stack.status === 'UPDATE_ROLLBACK_FAILED') return 'stuck';
  if (stack.status === 'DELETE_FAILED') return 'leaving';
  return stack.status.endsWith('_IN_PROGRESS') ? 'busy' : 'settled';
}
