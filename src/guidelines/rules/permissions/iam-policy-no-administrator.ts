import type { Rule } from '../../rule.ts';
import { IDENTITY_POLICY_TYPES } from './identity-policies.ts';
import { identityPolicyCheck } from './statement-faults.ts';

/** `*` on `*`: whoever has the policy is an administrator. */
export const iamPolicyNoAdministrator: Rule = {
  id: 'iam-policy-no-administrator',
  title: 'No policy allows every action on every resource',
  promise: 'G8',
  severity: 'critical',
  severityReason: 'Whoever takes over one identity that has it owns the account',
  layer: 'template',
  why: 'A stolen credential or a mistake in the code that runs with it can read, change and delete everything in the account, its logs and its backups included.',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Action:
          - dynamodb:GetItem
          - dynamodb:PutItem
        Resource: !GetAtt Table.Arn
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  ],
  types: IDENTITY_POLICY_TYPES,
  check: identityPolicyCheck('everything'),
};
