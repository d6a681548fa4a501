import { createHash } from 'node:crypto';

import type { AccountKey } from '../../assembly/index.ts';

/** What was made for one account, to be judged. */
export interface Submission {
  readonly account: AccountKey;
  readonly templates: readonly SubmittedTemplate[];
  /** May a template go without, when another account's was the same but for the account's name? */
  readonly byShape: boolean;
}

export interface SubmittedTemplate {
  /** Absolute. */
  readonly file: string;
  readonly region: string;
}

/** Accounts in which something was found, in no order. */
export interface Judgement {
  readonly doubtful: readonly AccountKey[];
}

/** What stands for an account's name and for a digest in a text: JSON holds no such character. */
const NAME = '\0';
const DIGEST = '\u0001';

/**
 * The same for two templates that differ in nothing but their accounts' names, and in digests that follow from them: such as API Gateway's
 * deployment has in its logical id.
 */
export function shapeOf(text: string, account: AccountKey, region: string): string {
  const shape = text.replaceAll(account, NAME).replaceAll(/[0-9a-f]{32}/g, DIGEST);
  return createHash('sha256').update(`${region}\n`).update(shape).digest('hex');
}
