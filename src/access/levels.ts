import { type Account, type Estate, isEnabled } from '../estate/index.ts';
import { type SourcedPolicy, unknownPolicy } from './sourced-policy.ts';

/** Policies of the organization that are attached in one place above an account. */
export interface BindingLevel {
  readonly name: string;
  readonly policies: readonly SourcedPolicy[];
}

/**
 * The levels of a type above an account, from the root. None without an organization or where the type is switched off; an unknown one for
 * an account of which the estate doesn't say where it is.
 */
export function bindingLevels(estate: Estate, account: Account | undefined, type: string): readonly BindingLevel[] {
  if (estate.organization === undefined) return [];
  const open = [{ name: 'unknown', policies: [unknownPolicy('policies above an account that the estate does not hold')] }];
  if (account === undefined) return open;
  if (!isEnabled(estate.organization, type)) return [];
  const levels = estate.levelsOf(account, type);
  return (
    levels?.map(({ name, policies }) => ({
      name,
      policies: policies.map((policy) => ({ name: policy.name, document: policy.content as object })),
    })) ?? open
  );
}
