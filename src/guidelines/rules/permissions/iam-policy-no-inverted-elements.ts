import type { Rule } from '../../rule.ts';
import { IDENTITY_POLICY_TYPES } from './identity-policies.ts';
import { identityPolicyCheck } from './statement-faults.ts';

/** Allow with NotAction or NotResource: it also allows what AWS adds tomorrow. */
export const iamPolicyNoInvertedElements: Rule = {
  id: 'iam-policy-no-inverted-elements',
  title: 'No policy allows by naming what it leaves out',
  promise: 'G8',
  severity: 'high',
  severityReason: 'It allows nearly everything, and more with each service that AWS adds',
  layer: 'template',
  why: 'NotAction and NotResource together with Allow give everything that was forgotten in the list, and everything that comes later.',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Action: s3:GetObject
        Resource: arn:aws:s3:::example-bucket/reports/*
`,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
  ],
  types: IDENTITY_POLICY_TYPES,
  check: identityPolicyCheck('inverted'),
};
