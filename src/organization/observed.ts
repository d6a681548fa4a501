import type { AccountKey } from '../assembly/index.ts';
import type { AccountAccess } from '../cloud/index.ts';
import { MANAGEMENT } from '../project/index.ts';
import { calling, type Wait } from './calls.ts';
import { clientsOf } from './clients.ts';
import { accounts, creations } from './kinds/accounts.ts';
import { assignments } from './kinds/assignments.ts';
import { attachments } from './kinds/attachments.ts';
import { groups } from './kinds/groups.ts';
import { identityCenter } from './kinds/identity-center.ts';
import { memberships } from './kinds/memberships.ts';
import { organization } from './kinds/organization.ts';
import { permissionSets } from './kinds/permission-sets.ts';
import { policies } from './kinds/policies.ts';
import { policyTypes } from './kinds/policy-types.ts';
import { trustedAccess } from './kinds/trusted-access.ts';
import { units } from './kinds/units.ts';
import { users } from './kinds/users.ts';
import { lookWith } from './look.ts';
import type { DesiredOrganization, ObservedOrganization } from './structure/index.ts';

export const emptyOrganization: ObservedOrganization = {
  organization: [],
  policyTypes: [],
  trustedServices: [],
  units: [],
  policies: [],
  attachments: [],
  accounts: [],
  creations: [],
  identityCenter: [],
  users: [],
  groups: [],
  memberships: [],
  permissionSets: [],
  assignments: [],
};

const pause: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Reads the account structure by natural keys, with calls in parallel and nothing but reads. `access` is the management account's; of any
 * other account it throws `LandfallError` (`NotManagementAccount`).
 */
export async function observeOrganization(
  access: AccountAccess,
  desired: DesiredOrganization,
  wait: Wait = pause,
): Promise<ObservedOrganization> {
  const clients = await clientsOf(access, desired.region);
  const look = lookWith({ desired, caller: access.id, clients, call: calling(wait) });
  const root = await look.of(organization);
  if (root.length === 0) return emptyOrganization;
  const read = {
    policyTypes: look.of(policyTypes),
    trustedServices: look.of(trustedAccess),
    units: look.of(units),
    policies: look.of(policies),
    attachments: look.of(attachments),
    accounts: look.of(accounts),
    creations: look.of(creations),
    identityCenter: look.of(identityCenter),
    users: look.of(users),
    groups: look.of(groups),
    memberships: look.of(memberships),
    permissionSets: look.of(permissionSets),
    assignments: look.of(assignments),
  };
  // All are waited for, so that no call is in flight after an error.
  await Promise.allSettled(Object.values(read));
  return {
    organization: root,
    policyTypes: await read.policyTypes,
    trustedServices: await read.trustedServices,
    units: await read.units,
    policies: await read.policies,
    attachments: await read.attachments,
    accounts: await read.accounts,
    creations: await read.creations,
    identityCenter: await read.identityCenter,
    users: await read.users,
    groups: await read.groups,
    memberships: await read.memberships,
    permissionSets: await read.permissionSets,
    assignments: await read.assignments,
  };
}

/** Ids of the accounts that exist and can be used, the management account's included. */
export function accountsOf({ organization: [root], accounts: seen }: ObservedOrganization): Readonly<Record<AccountKey, string>> {
  return {
    ...(root === undefined ? {} : { [MANAGEMENT]: root.managementAccount }),
    ...Object.fromEntries(seen.filter(({ state }) => state === 'ACTIVE').map(({ key, id }) => [key, id])),
  };
}
