import { ORGANIZATION_ID } from '../policy-document.ts';
import type { Guardrail } from './guardrail.ts';

export const onlyOurDeputies: Guardrail = {
  why: "An AWS service reaches our resources only on behalf of the organization's own: no confused deputy.",
  statement: () => ({
    Sid: 'OnlyOurDeputies',
    Effect: 'Deny',
    Principal: '*',
    Action: ['kms:*', 's3:*', 'secretsmanager:*', 'sqs:*', 'sts:*'],
    Resource: '*',
    Condition: {
      StringNotEqualsIfExists: { 'aws:SourceOrgID': ORGANIZATION_ID },
      // Asked only of the integrations that say for whom they act; an account without an organization has a SourceAccount, too.
      Null: { 'aws:SourceAccount': 'false' },
      Bool: { 'aws:PrincipalIsAWSService': 'true' },
    },
  }),
};
