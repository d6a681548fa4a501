import type { Hold } from '../edge.ts';
import { wholeAccount } from '../holds.ts';
import type { World } from '../world.ts';

/** To whom something is given; `why` instead where nobody can tell. */
export type Receiver = { readonly hold: Hold; readonly why?: undefined } | { readonly why: string };

/**
 * Who is named by ids of accounts, ARNs of principals, of the organization, its root or units, or by `all`. Services of AWS, who act for
 * the owner, and the owner's own account are nobody. In an organization all its attackers are named, as he may move his account or make one.
 */
export function receiversOf(world: World, named: readonly string[], owner: string): readonly Receiver[] {
  return named.flatMap((name): readonly Receiver[] => {
    if (name === 'all' || name === '*') return [{ hold: { kind: 'anyone' } }];
    if (/^(?:o-|ou-|r-)|^arn:aws[\w-]*:organizations:/.test(name)) return organizationOf(world);
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

/** Which organization and which unit isn't asked: without knowing all of it, each account may be in it. */
function organizationOf(world: World): readonly Receiver[] {
  return [...world.attackers, ...world.trusted.map(({ id }) => id)].map((account) => ({ hold: wholeAccount(account) }));
}
