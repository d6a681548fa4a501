import type { Access, Account, EstateException, Fact, Organization, OrganizationPolicy } from '../load/estate-file.ts';

export type { Access, Account, EstateException, Fact, Organization, OrganizationPolicy };

/** One level on the way from the root to an account, with the policies that are attached there. */
export interface Level {
  /** A root's, a unit's or the account's id. */
  readonly id: string;
  readonly name: string;
  readonly policies: readonly OrganizationPolicy[];
}

/**
 * The levels above an account and the account itself, the root first, with the attached policies of a type. Whom they bind is the
 * evaluator's business. Undefined without an organization, or for an account that no unit holds.
 */
export function levelsOf(organization: Organization | undefined, account: Account, type: string): readonly Level[] | undefined {
  if (organization === undefined) return undefined;
  const units = new Map((organization.units ?? []).map((unit) => [unit.id, unit]));
  const chain: { readonly id: string; readonly name: string }[] = [{ id: account.id, name: account.name ?? account.id }];
  const seen = new Set<string>();
  let parent = account.unit ?? organization.root;
  while (parent !== undefined && parent !== organization.root) {
    const unit = units.get(parent);
    if (unit === undefined || seen.has(parent)) return undefined;
    seen.add(parent);
    chain.unshift({ id: unit.id, name: unit.name ?? unit.id });
    parent = unit.parent;
  }
  if (organization.root !== undefined) chain.unshift({ id: organization.root, name: 'root' });
  const policies = (organization.policies ?? []).filter((policy) => policy.type === type);
  return chain.map(({ id, name }) => ({ id, name, policies: policies.filter(({ targets }) => targets?.includes(id) === true) }));
}

/** Whether a type of policy is switched on: one that appears nowhere is off. */
export function isEnabled(organization: Organization | undefined, type: string): boolean {
  return organization?.policies?.some((policy) => policy.type === type) ?? false;
}
