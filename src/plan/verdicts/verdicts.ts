import type { CheckResult } from '../../guidelines/index.ts';
import type { Reach } from '../../isolation/index.ts';
import type { PermissionRehearsal } from '../permissions/rehearse.ts';

/**
 * What is known of a project before any of it is applied: whether its templates hold the guidelines, whether its accounts are isolated, and
 * whether those who apply the plan will be allowed to. All of it is about AWS, also where the plan is of a rehearsal.
 */
export interface Verdicts {
  readonly guidelines: CheckResult;
  /** Of management and of each environment of a production or acceptance tier. */
  readonly isolation: readonly IsolationVerdict[];
  /** Names of accounts that should be in `isolation` and aren't, as the estate is too big to look at all of them in a plan. */
  readonly isolationLeftOut: readonly string[];
  /** Of what the plan does in member accounts. What is called in management is called as whoever runs it. */
  readonly permissions: PermissionRehearsal;
}

/** What `landfall reach` says, without what it says at length. */
export type IsolationVerdict = Pick<
  Reach,
  'environment' | 'account' | 'proven' | 'paths' | 'morePaths' | 'allowed' | 'unknown' | 'assumptions'
>;
