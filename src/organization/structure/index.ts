import type { Assignment, DesiredPermissionSet, SeenAssignment, SeenPermissionSet } from './access.ts';
import type { DesiredAccount, SeenAccount } from './accounts.ts';
import type { DesiredGroup, DesiredUser, IdentityCenter, Membership, SeenGroup, SeenMembership, SeenUser } from './people.ts';
import type { Attachment, DesiredPolicy, SeenAttachment, SeenPolicy } from './policies.ts';
import type { DesiredPolicyType, SeenRoot, SeenRootState, TrustedService } from './root.ts';
import type { SeenUnit, Unit } from './units.ts';

/** The account structure that a project wants. Plain data without an id, the same before and after anything exists. */
export interface DesiredOrganization {
  readonly project: string;
  /** Home of Identity Center. */
  readonly region: string;
  readonly policyTypes: readonly DesiredPolicyType[];
  readonly trustedServices: readonly TrustedService[];
  readonly units: readonly Unit[];
  readonly policies: readonly DesiredPolicy[];
  readonly attachments: readonly Attachment[];
  readonly accounts: readonly DesiredAccount[];
  readonly users: readonly DesiredUser[];
  readonly groups: readonly DesiredGroup[];
  readonly memberships: readonly Membership[];
  readonly permissionSets: readonly DesiredPermissionSet[];
  readonly assignments: readonly Assignment[];
}

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
