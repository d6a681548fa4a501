import type { Naming } from './naming.ts';
import type { ReadStatement } from './reading.ts';

/** What is asked, as far as it matters for who asks. */
export interface Asking {
  readonly action: string;
  readonly naming: Naming;
  readonly statements: readonly ReadStatement[];
  readonly isTrust: boolean;
}

/** Whether a statement asks for a key. */
export function isAbout(statements: readonly ReadStatement[], key: RegExp): boolean {
  return statements.some(({ conditions }) => conditions.some((condition) => key.test(condition.key)));
}
