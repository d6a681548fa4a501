import type { Guardrail } from './guardrail.ts';
import { provisioningRoles } from './provisioning.ts';

export const oneDirectory: Guardrail = {
  why: 'A second identity provider, trust anchor or Identity Center instance is a way in beside the one where access is granted and revoked (I3).',
  statement: (scope) => ({
    Sid: 'OneDirectory',
    Effect: 'Deny',
    Action: [
      'iam:AddClientIDToOpenIDConnectProvider',
      'iam:CreateOpenIDConnectProvider',
      'iam:CreateSAMLProvider',
      'iam:UpdateOpenIDConnectProviderThumbprint',
      'iam:UpdateSAMLProvider',
      'rolesanywhere:CreateTrustAnchor',
      'rolesanywhere:UpdateTrustAnchor',
      'sso:CreateInstance',
    ],
    Resource: '*',
    // Pipelines are federated by a stack.
    Condition: { ArnNotLike: { 'aws:PrincipalArn': provisioningRoles(scope) } },
  }),
};
