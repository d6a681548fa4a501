import { ProblemsError } from '../report/index.ts';
import { checkLimits } from './desired.ts';
import type { OrganizationChange } from './kind.ts';
import { KINDS } from './kinds/kinds.ts';
import type { DesiredOrganization, ObservedOrganization } from './structure/index.ts';

/**
 * What has to change, in the order in which it is applied; empty where all is as wanted. Throws `ProblemsError` with everything that is in
 * the way and isn't ours, or that AWS would refuse.
 */
export function compareOrganization(desired: DesiredOrganization, observed: ObservedOrganization): readonly OrganizationChange[] {
  checkLimits(desired);
  const problems = KINDS.flatMap((kind) => kind.problems(desired, observed));
  if (problems.length > 0) throw new ProblemsError('OrganizationConflict', 'the organization as the project wants it', problems);
  return KINDS.flatMap((kind) => kind.compare(desired, observed));
}
