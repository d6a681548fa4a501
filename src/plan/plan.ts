import { createHash } from 'node:crypto';

import type { Occurrence } from '../cloud/index.ts';
import type { Change } from '../report/index.ts';
import type { Verdicts } from './verdicts/verdicts.ts';

/** Everything that an `up` would change, as plain data. */
export interface Plan {
  readonly version: 1;
  readonly project: string;
  readonly target: string;
  /** Against what it was made. An empty cloud's plan can be read and can't be applied. */
  readonly against: 'empty' | 'observed';
  /** Why the cloud counts as empty. */
  readonly notice?: string;
  /** The key of the project that it was made from. */
  readonly key: string;
  /** What would change, in the order of the work; what stays isn't listed. */
  readonly changes: readonly Change[];
  /** Things that were compared and stay as they are. */
  readonly kept: number;
  /** What the target doesn't do as AWS does. */
  readonly rehearsal: {
    readonly caveats: readonly string[];
    readonly standIns: readonly Occurrence[];
    readonly ignored: readonly Occurrence[];
  };
  /** What is thought of it. It says nothing of what is done, so two plans that do the same may differ in it. */
  readonly verdicts?: Verdicts;
}

/** Digest of what a plan would change: the same for two plans that would do the same. */
export function planDigest({ project, target, against, key, changes }: Plan): string {
  return createHash('sha256').update(JSON.stringify({ project, target, against, key, changes })).digest('hex');
}

export function isEmpty(plan: Plan): boolean {
  return plan.changes.length === 0;
}

const IN_ACCOUNTS: ReadonlySet<string> = new Set(['bootstrap', 'stack', 'release']);

/** Is it a thing of the account structure, which calls make, and not of what lies in an account? */
export function isOfOrganization({ kind }: Change): boolean {
  return !IN_ACCOUNTS.has(kind);
}
