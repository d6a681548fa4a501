import type { AccountKey } from '../assembly/index.ts';
import type { AccountAccess } from '../cloud/index.ts';
import { MANAGEMENT } from '../project/index.ts';
import { calling, type Wait } from './calls.ts';
import { clientsOf } from './clients.ts';
import type { DesiredOrganization } from './desired.ts';
import { accounts, creations, type SeenAccount } from './kinds/accounts.ts';
import { assignments, type SeenAssignment } from './kinds/assignments.ts';
import { attachments, type SeenAttachment } from './kinds/attachments.ts';
import { groups, type SeenGroup } from './kinds/groups.ts';
import { identityCenter, type IdentityCenter } from './kinds/identity-center.ts';
import { memberships, type SeenMembership } from './kinds/memberships.ts';
import { organization, type SeenRoot } from './kinds/organization.ts';
import { permissionSets, type SeenPermissionSet } from './kinds/permission-sets.ts';
import { policies, type SeenPolicy } from './kinds/policies.ts';
import { policyTypes, type SeenRootState } from './kinds/policy-types.ts';
import { trustedAccess, type TrustedService } from './kinds/trusted-access.ts';
import { units, type SeenUnit } from './kinds/units.ts';
import { users, type SeenUser } from './kinds/users.ts';
import { lookWith } from './look.ts';

/** What is there of what a project wants, and what is in its way. Plain data. */
export interface ObservedOrganization {
  /** One, or none. */
  readonly organization: readonly SeenRoot[];
  /** One root, or none. */
  readonly policyTypes: readonly SeenRootState[];
  readonly trustedServices: readonly TrustedService[];
  readonly units: readonly SeenUnit[];
  readonly policies: readonly SeenPolicy[];
  readonly attachments: readonly SeenAttachment[];
  /** Those with an e-mail address that the project wants, closed ones included. */
  readonly accounts: readonly SeenAccount[];
  /** Names of accounts that AWS is creating. */
  readonly creations: readonly string[];
  /** One instance, or none. */
  readonly identityCenter: readonly IdentityCenter[];
  readonly users: readonly SeenUser[];
  readonly groups: readonly SeenGroup[];
  readonly memberships: readonly SeenMembership[];
  /** All of the instance; the parts of those that aren't ours aren't read. */
  readonly permissionSets: readonly SeenPermissionSet[];
  readonly assignments: readonly SeenAssignment[];
}

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
