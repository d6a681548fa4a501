import type { Project } from '../project/index.ts';
import { ProblemsError } from '../report/index.ts';
import { accounts, type DesiredAccount } from './kinds/accounts.ts';
import { assignments, type Assignment } from './kinds/assignments.ts';
import { attachments, type Attachment } from './kinds/attachments.ts';
import { groups, type DesiredGroup } from './kinds/groups.ts';
import { KINDS } from './kinds/kinds.ts';
import { memberships, type Membership } from './kinds/memberships.ts';
import { permissionSets, type DesiredPermissionSet } from './kinds/permission-sets.ts';
import { policies, type DesiredPolicy } from './kinds/policies.ts';
import { policyTypes, type DesiredPolicyType } from './kinds/policy-types.ts';
import { trustedAccess, type TrustedService } from './kinds/trusted-access.ts';
import { units, type Unit } from './kinds/units.ts';
import { users, type DesiredUser } from './kinds/users.ts';

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

/** Throws `ProblemsError` with every limit of AWS that the project goes beyond. */
export function desiredOrganization(project: Project): DesiredOrganization {
  const desired: DesiredOrganization = {
    project: project.name,
    region: project.region,
    policyTypes: policyTypes.desired(project),
    trustedServices: trustedAccess.desired(project),
    units: units.desired(project),
    policies: policies.desired(project),
    attachments: attachments.desired(project),
    accounts: accounts.desired(project),
    users: users.desired(project),
    groups: groups.desired(project),
    memberships: memberships.desired(project),
    permissionSets: permissionSets.desired(project),
    assignments: assignments.desired(project),
  };
  checkLimits(desired);
  return desired;
}

export function checkLimits(desired: DesiredOrganization): void {
  const problems = KINDS.flatMap((kind) => kind.limits(desired));
  if (problems.length > 0) throw new ProblemsError('OrganizationLimits', 'the wanted organization', problems);
}
