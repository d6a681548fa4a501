import { managementOf } from '../access/index.ts';
import type { Account, Estate, Resource } from '../estate/index.ts';
import { accountsIn } from './accounts-in.ts';
import { isPublishedAccount } from './published-accounts.ts';
import type { Standing } from './world.ts';

const TRUSTED: ReadonlySet<string | undefined> = new Set(['management', 'security', 'log-archive', 'network', 'shared']);

export interface Standings {
  readonly attackers: readonly string[];
  readonly trusted: readonly Account[];
  /** Ids that only some template names. */
  readonly strangers: readonly string[];
  readonly of: (account: string) => Standing;
}

/** How each account stands to the target. `from`: the accounts that attack, instead of every workload account. */
export function standingsOf(estate: Estate, target: Account, from: readonly string[] | undefined): Standings {
  const management = managementOf(estate);
  // Who neither attacks nor is trusted by his tier may be passed through all the same.
  const isTrusted = ({ id, tier }: Account): boolean =>
    id !== target.id && (from === undefined ? TRUSTED.has(tier) || id === management : !from.includes(id));
  const isUnlisted = management !== undefined && estate.account(management) === undefined && from?.includes(management) !== true;
  // Of a management account that only the organization names nothing is known, but what it is.
  const trusted = [...estate.accounts.filter(isTrusted), ...(isUnlisted ? [{ id: management, tier: 'management' as const }] : [])];
  const ours = new Set([target.id, ...trusted.map(({ id }) => id)]);
  const strangers = strangersOf(estate, ours);
  const others = estate.accounts.map(({ id }) => id).filter((id) => !ours.has(id));
  const attackers = from ?? [...others, ...strangers];
  return {
    attackers,
    trusted,
    strangers,
    of: (account) => {
      if (account === target.id) return 'target';
      if (ours.has(account)) return 'trusted';
      return estate.account(account) === undefined && isPublishedAccount(account) ? 'service' : 'attacker';
    },
  };
}

/** Accounts that the estate doesn't hold and that something of the target or of a trusted account names. */
function strangersOf(estate: Estate, ours: ReadonlySet<string>): readonly string[] {
  const named = new Set<string>();
  const isOurs = ({ account }: Resource) => account === undefined || ours.has(account);
  for (const resource of estate.resources()) if (isOurs(resource)) for (const id of accountsIn(resource.properties).ids) named.add(id);
  for (const policy of estate.organization?.policies ?? []) note(named, policy.content);
  for (const { permissionSet } of estate.access) note(named, permissionSet);
  for (const fact of estate.facts) note(named, fact);
  for (const { service: _, account } of estate.organization?.delegatedAdministrators ?? []) named.add(account);
  return [...named].filter((id) => estate.account(id) === undefined && !isPublishedAccount(id)).toSorted();
}

function note(named: Set<string>, content: unknown): void {
  for (const [id] of JSON.stringify(content ?? null).matchAll(/(?<![0-9A-Za-z]|[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-)\d{12}(?![0-9A-Za-z])/g))
    named.add(id);
}
