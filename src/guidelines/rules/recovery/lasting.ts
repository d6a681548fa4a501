import type { Estate, Resource } from '../../../estate/index.ts';

/** Accounts whose stacks are taken down and brought up again as a matter of course; there a protection from deletion is only in the way. */
const TAKEN_DOWN: ReadonlySet<string> = new Set(['development', 'acceptance', 'playground']);

/** Whether a resource is meant to last. It is, unless an estate says of what tier its account is. */
export function isLasting({ account }: Resource, estate: Estate): boolean {
  const tier = estate.account(account)?.tier;
  return tier === undefined || !TAKEN_DOWN.has(tier);
}

/** Whether an estate says so. Of a template alone nobody can tell whether what it describes is of a tier that has to stay available. */
export function isKnownToLast(resource: Resource, estate: Estate): boolean {
  return estate.accounts.length > 0 && isLasting(resource, estate);
}
