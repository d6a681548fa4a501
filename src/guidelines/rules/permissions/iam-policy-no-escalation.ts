import type { Rule } from '../../rule.ts';
import { IDENTITY_POLICY_TYPES } from './identity-policies.ts';
import { identityPolicyCheck } from './statement-faults.ts';

/** Writing policies, trusts or credentials of anybody is as good as every permission. */
export const iamPolicyNoEscalation: Rule = {
  id: 'iam-policy-no-escalation',
  title: 'No policy lets its holder give himself more permissions',
  promise: 'G8',
  severity: 'high',
  severityReason: 'One call makes an administrator of whoever has it',
  layer: 'template',
  why: 'Who may write the policies, trust or credentials of any identity takes the most powerful one, or makes himself it. A condition on iam:PermissionsBoundary or names of resources keep it in bounds.',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Action: iam:AttachRolePolicy
        Resource: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/application/*
        Condition:
          StringEquals:
            iam:PermissionsBoundary: !Ref Boundary
`,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  types: IDENTITY_POLICY_TYPES,
  check: identityPolicyCheck('escalation'),
};
