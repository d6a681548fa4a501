import type { Rule } from '../../rule.ts';
import { IDENTITY_POLICY_TYPES } from './identity-policies.ts';
import { identityPolicyCheck } from './statement-faults.ts';

/** Resource `*` where AWS lets a policy name the resources. */
export const iamPolicyResourcesNamed: Rule = {
  id: 'iam-policy-resources-named',
  title: 'What can be allowed on named resources isn’t allowed on all',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'What the identity is for is limited, what it reaches is not',
  layer: 'template',
  why: 'A workload that was broken into reaches the data and settings of every other workload of the account, although it needs its own only.',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Action: s3:GetObject
        Resource: !Sub \${Bucket.Arn}/*
`,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html',
  ],
  types: IDENTITY_POLICY_TYPES,
  check: identityPolicyCheck('every-resource'),
};
