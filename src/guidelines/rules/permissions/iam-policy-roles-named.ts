import type { Rule } from '../../rule.ts';
import { IDENTITY_POLICY_TYPES } from './identity-policies.ts';
import { identityPolicyCheck } from './statement-faults.ts';

/** `iam:PassRole` and `sts:AssumeRole` name the roles that they are about. */
export const iamPolicyRolesNamed: Rule = {
  id: 'iam-policy-roles-named',
  title: 'Passing and assuming roles is allowed for named roles only',
  promise: 'G8',
  severity: 'high',
  severityReason: 'With every role to choose from the most powerful one is chosen',
  layer: 'template',
  why: 'Whoever may pass any role to a service, or assume any role that trusts the account, acts with the permissions of the strongest one.',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Action: iam:PassRole
        Resource: !GetAtt TaskRole.Arn
        Condition:
          StringEquals:
            iam:PassedToService: ecs-tasks.amazonaws.com
`,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  types: IDENTITY_POLICY_TYPES,
  check: identityPolicyCheck('pass-role'),
};
