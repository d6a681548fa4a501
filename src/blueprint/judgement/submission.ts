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

/** What may stand for an account's name in a text: JSON holds no such character. */
const NAME = '\0';

/** The same for two templates that differ in nothing but their accounts' names. */
export function shapeOf(text: string, account: AccountKey, region: string): string {
  return createHash('sha256').update(`${region}\n`).update(text.replaceAll(account, NAME)).digest('hex');
}
