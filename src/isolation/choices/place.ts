import { managementOf, orgPathOf } from '../../access/index.ts';
import { type Estate, type Account } from '../../estate/index.ts';
import type { GivenValue } from '../../iam/index.ts';
import type { Limits } from './candidates.ts';
import { glob } from './pattern.ts';

/** Where an account is: in the estate's organization, in another one or in none. */
export interface Place {
  readonly fixed: Readonly<Record<string, GivenValue>>;
  readonly limits: (key: string) => Limits | undefined;
}

export type Side = 'principal' | 'source' | 'resource';

/** Endpoints are of whoever calls through them. */
const PREFIXES: Readonly<Record<Side, readonly string[]>> = {
  principal: ['principal', 'vpce'],
  source: ['source', 'vpce'],
  resource: ['resource'],
};

/** Of an account of the estate. Without an organization, or without its id, it may be any. */
export function placeInEstate(estate: Estate, account: Account, side: Side): Place {
  const id = estate.organization?.id;
  if (id === undefined || !isMember(estate, account)) return { fixed: {}, limits: () => undefined };
  const path = orgPathOf(estate, account);
  return { fixed: fixedBy(PREFIXES[side], id, path), limits: () => undefined };
}

/** Every account of an estate with an organization is taken to be in it. */
function isMember(estate: Estate, account: Account): boolean {
  return (
    estate.organization !== undefined &&
    (account.unit !== undefined || account.id === managementOf(estate) || estate.organization.root !== undefined)
  );
}

function fixedBy(prefixes: readonly string[], id: string, path: string | undefined): Record<string, GivenValue> {
  const fixed: Record<string, GivenValue> = {};
  for (const prefix of prefixes) {
    fixed[`aws:${prefix}orgid`] = id;
    if (path !== undefined) fixed[`aws:${prefix}orgpaths`] = [path];
  }
  return fixed;
}

/** Of an account that the estate doesn't hold: in any organization but this one, or in none. */
export function placeOutside(estate: Estate, { isNamed }: { readonly isNamed: boolean }): Place {
  const own = estate.organization?.id;
  const keys = new Set(['principal', 'source', 'vpce'].flatMap((prefix) => [`aws:${prefix}orgid`, `aws:${prefix}orgpaths`]));
  const limitsOf = (key: string): Limits | undefined => {
    if (!keys.has(key)) return undefined;
    // Nobody says which organization the policies mean: the accounts of the estate may be in it, and those that are named.
    if (own === undefined) return isNamed ? undefined : { only: [null, key.endsWith('id') ? 'o-0outsider0' : 'o-0outsider0/r-0out/'] };
    const within = key.endsWith('id') ? 'o-?*' : 'o-?*/r-?*';
    return { within: [glob(within)], allows: (text) => text !== own && !text.startsWith(`${own}/`) };
  };
  return { fixed: {}, limits: limitsOf };
}
