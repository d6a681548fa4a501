import type { Guardrail } from './guardrail.ts';
import { accessRole, bootstrapRoles, executionBoundary, POLICY_CHANGES, ROLE_CHANGES } from './provisioning.ts';

export const keepProvisioningRoles: Guardrail = {
  why: 'Who can rewrite the roles that provision or what bounds them, or make one of their names, is exempt from the other guardrails.',
  statement: (scope) => ({
    Sid: 'KeepProvisioningRoles',
    Effect: 'Deny',
    Action: [...POLICY_CHANGES, ...ROLE_CHANGES],
    Resource: [executionBoundary(scope), ...bootstrapRoles(scope)],
    Condition: { ArnNotLike: { 'aws:PrincipalArn': accessRole() } },
  }),
};
