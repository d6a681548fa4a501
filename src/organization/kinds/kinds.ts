import type { Kind } from '../kind.ts';
import { accounts } from './accounts.ts';
import { assignments } from './assignments.ts';
import { attachments } from './attachments.ts';
import { groups } from './groups.ts';
import { identityCenter } from './identity-center.ts';
import { memberships } from './memberships.ts';
import { organization } from './organization.ts';
import { permissionSets } from './permission-sets.ts';
import { policies } from './policies.ts';
import { policyTypes } from './policy-types.ts';
import { trustedAccess } from './trusted-access.ts';
import { units } from './units.ts';
import { users } from './users.ts';

/** Every kind, in an order in which each comes after what it needs. */
export const KINDS: readonly Kind<unknown, unknown>[] = [
  organization,
  policyTypes,
  trustedAccess,
  units,
  policies,
  attachments,
  accounts,
  identityCenter,
  users,
  groups,
  memberships,
  permissionSets,
  assignments,
];
