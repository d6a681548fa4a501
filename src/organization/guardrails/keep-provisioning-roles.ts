import type { Guardrail } from './guardrail.ts';
import { accessRole, bootstrapRoles, ROLE_CHANGES } from './provisioning.ts';

export const keepProvisioningRoles: Guardrail = {
  why: 'Who can rewrite the roles that provision, or make one of their names, is exempt from the other guardrails.',
  statement: (scope) => ({
    Sid: 'KeepProvisioningRoles',
    Effect: 'Deny',
    Action: ROLE_CHANGES,
    Resource: bootstrapRoles(scope),
    Condition: { ArnNotLike: { 'aws:PrincipalArn': accessRole() } },
  }),
};
