import type { Hold } from '../edge.ts';
import { wholeAccount } from '../holds.ts';
import type { World } from '../world.ts';

/** To whom something is given; `why` instead where nobody can tell. */
export type Receiver = { readonly hold: Hold; readonly why?: undefined } | { readonly why: string };

/**
 * Who is named by ids of accounts, ARNs of principals, of the organization, its root or units, or by `all`. Services of AWS, who act for
 * the owner, and the owner's own account are nobody. In an organization all its attackers are named, in a unit those that may be in it.
 */
export function receiversOf(world: World, named: readonly string[], owner: string): readonly Receiver[] {
  return named.flatMap((name): readonly Receiver[] => {
    if (name === 'all' || name === '*') return [{ hold: { kind: 'anyone' } }];
    if (/^(?:o-|ou-|r-)|^arn:aws[\w-]*:organizations:/.test(name)) return organizationOf(world, /(?:^|\/)(ou-[a-z0-9-]+)$/.exec(name)?.[1]);
    if (/^[a-z0-9.-]+\.(?:amazonaws\.com(?:\.cn)?|aws\.internal)$/.test(name)) return [];
    const account = /^\d{12}$/.test(name) ? name : /^arn:aws[\w-]*:(?:iam|sts)::(\d{12}):/.exec(name)?.[1];
    if (account === undefined) return [{ why: `nobody can tell who ${name} is` }];
    const standing = world.standing(account);
    if (account === owner || standing === 'target' || standing === 'service') return [];
    const isUser = /:user\//.test(name);
    if (standing === 'trusted' && /:(?:role|user)\//.test(name)) {
      return [{ hold: { kind: 'principal', account, arn: name, of: isUser ? 'user' : 'role' } }];
    }
    return [{ hold: wholeAccount(account) }];
  });
}

/** Which organization isn't asked, nor of a unit that nobody describes who is in it: without knowing all of it, each account may be. */
function organizationOf(world: World, unit: string | undefined): readonly Receiver[] {
  const accounts = [...world.attackers, ...world.trusted.map(({ id }) => id)];
  const isDescribed = unit !== undefined && parentOf(world, unit) !== undefined;
  return accounts.filter((account) => !isDescribed || mayBeIn(world, account, unit)).map((account) => ({ hold: wholeAccount(account) }));
}

/** Whether an account may be in a unit, or in one below it. Nobody but the management account moves it from where the estate has it. */
function mayBeIn(world: World, account: string, unit: string): boolean {
  let place = world.estate.account(account)?.unit;
  if (place === undefined || (parentOf(world, place) === undefined && place !== world.estate.organization?.root)) return true;
  const seen = new Set<string>();
  while (place !== undefined && !seen.has(place)) {
    if (place === unit) return true;
    seen.add(place);
    place = parentOf(world, place);
  }
  return false;
}

function parentOf({ estate }: World, unit: string): string | undefined {
  return estate.organization?.units?.find(({ id }) => id === unit)?.parent;
}
