import type { Project } from '../project/index.ts';
import { ProblemsError } from '../report/index.ts';
import { accounts } from './kinds/accounts.ts';
import { assignments } from './kinds/assignments.ts';
import { attachments } from './kinds/attachments.ts';
import { groups } from './kinds/groups.ts';
import { KINDS } from './kinds/kinds.ts';
import { memberships } from './kinds/memberships.ts';
import { permissionSets } from './kinds/permission-sets.ts';
import { policies } from './kinds/policies.ts';
import { policyTypes } from './kinds/policy-types.ts';
import { trustedAccess } from './kinds/trusted-access.ts';
import { units } from './kinds/units.ts';
import { users } from './kinds/users.ts';
import type { DesiredOrganization } from './structure/index.ts';

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
