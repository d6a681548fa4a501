import type { Rule } from '../../rule.ts';
import { IDENTITY_POLICY_TYPES } from './identity-policies.ts';
import { identityPolicyCheck } from './statement-faults.ts';

/** `s3:*` and the like. */
export const iamPolicyNoServiceWildcard: Rule = {
  id: 'iam-policy-no-service-wildcard',
  title: 'No policy allows everything that a service has',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'It includes deleting, sharing and changing the policies of what it is about',
  layer: 'template',
  why: 'A wildcard for a whole service gives far more than reading and writing: deleting, sharing with other accounts, switching protections off.',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Action:
          - sqs:ReceiveMessage
          - sqs:DeleteMessage
        Resource: !GetAtt Queue.Arn
`,
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21'],
  types: IDENTITY_POLICY_TYPES,
  check: identityPolicyCheck('whole-service'),
};
