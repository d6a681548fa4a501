import { ORGANIZATION_ID } from '../policy-document.ts';
import type { Guardrail } from './guardrail.ts';

/**
 * Follows AWS's data-perimeter guidance (identity perimeter on resources). Left out are the two STS calls of federated users, who have no
 * organization, and what may accompany them (`TagSession`, `SetSourceIdentity`): whom they let in is each role's own trust policy,
 * and no other provider than a stack's can be made (`OneDirectory`).
 */
export const onlyOurPrincipals: Guardrail = {
  why: "A resource's own policy can't let in anyone from outside the organization, whoever wrote it (I1).",
  statement: () => ({
    Sid: 'OnlyOurPrincipals',
    Effect: 'Deny',
    Principal: '*',
    Action: [
      'kms:*',
      's3:*',
      'secretsmanager:*',
      'sqs:*',
      'sts:AssumeRole',
      'sts:DecodeAuthorizationMessage',
      'sts:GetAccessKeyInfo',
      'sts:GetFederationToken',
      'sts:GetServiceBearerToken',
      'sts:GetSessionToken',
      'sts:SetContext',
    ],
    Resource: '*',
    Condition: {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION_ID },
      // Services act for a resource of somebody: the next statement asks whose.
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  }),
};
