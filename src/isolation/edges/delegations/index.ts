import type { Edge } from '../../edge.ts';
import { bootstrapRoles } from './bootstrap-roles.ts';
import { buildRunners } from './build-runners.ts';
import { buildWebhooks } from './build-webhooks.ts';
import { builds } from './builds.ts';
import { delegatedAdministrators } from './delegated-administrators.ts';
import { identityWrites } from './identity-writes.ts';
import { keyGrants } from './key-grants.ts';
import { organizationAccessRole } from './organization-access-role.ts';
import { organizationPolicies } from './organization-policies.ts';
import { passedRoles } from './passed-roles.ts';
import { pipelines } from './pipelines.ts';
import { rootSessions } from './root-sessions.ts';
import { runners } from './runners.ts';
import { runningCode } from './running-code.ts';
import { shares } from './shares.ts';
import { stackRoles } from './stack-roles.ts';
import { stackSets } from './stack-sets.ts';

/** What the organization, its services, its pipelines and the people of trusted accounts may do on behalf of others. */
export const delegationEdges: readonly Edge[] = [
  bootstrapRoles,
  buildRunners,
  buildWebhooks,
  builds,
  delegatedAdministrators,
  identityWrites,
  keyGrants,
  organizationAccessRole,
  organizationPolicies,
  passedRoles,
  pipelines,
  rootSessions,
  runners,
  runningCode,
  shares,
  stackRoles,
  stackSets,
];
