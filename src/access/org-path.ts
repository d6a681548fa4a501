import type { Account, Estate } from '../estate/index.ts';

/** The path from the organization to an account's unit, `o-…/r-…/ou-…/`; undefined where the estate doesn't tell it. */
export function orgPathOf(estate: Estate, account: Account): string | undefined {
  const { id, root } = estate.organization ?? {};
  if (id === undefined || root === undefined) return undefined;
  const path = estate.levelsOf(account, 'SERVICE_CONTROL_POLICY')?.slice(0, -1);
  return path === undefined ? undefined : `${id}/${path.map((level) => `${level.id}/`).join('')}`;
}
