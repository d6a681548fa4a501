import type { Guardrail } from './guardrail.ts';
import { POLICY_CHANGES, provisioningRoles, ROLE_CHANGES, runtimeBounds } from './provisioning.ts';

export const keepRuntimeBounds: Guardrail = {
  why: 'The boundary of every role of ours and the role that releases are changed by a stack or not at all (G8, P2).',
  statement: (scope) => ({
    Sid: 'KeepRuntimeBounds',
    Effect: 'Deny',
    Action: [...POLICY_CHANGES, ...ROLE_CHANGES],
    Resource: runtimeBounds(scope),
    Condition: { ArnNotLike: { 'aws:PrincipalArn': provisioningRoles(scope) } },
  }),
};
