import type { Account, Estate } from '../estate/index.ts';

/**
 * Why there may be more in an account than its templates show, policies included: they can't be read, something writes into them, or the
 * account isn't complete. Empty where the estate tells all. With a stack's key, only what may change what that stack itself says.
 */
export function openEnds(estate: Estate, account: Account | undefined, stackKey?: string): readonly string[] {
  if (stackKey !== undefined)
    return estate.gaps.filter(({ kind, stack }) => kind === 'macro' && stack.key === stackKey).map(({ why }) => why);
  if (account === undefined) return [];
  const templates = new Set((account.stacks ?? []).map(({ template }) => template));
  return [
    ...(account.complete === false ? [`the estate doesn't have all of account ${account.id}`] : []),
    ...estate.errors.filter(({ template }) => templates.has(template)).map(({ template, message }) => `${template} ${message}`),
    // AWS's own transforms add resources and leave policies as they are.
    ...estate.gaps.filter(({ kind, stack }) => kind !== 'addition' && stack.account === account.id).map(({ why }) => why),
  ];
}
