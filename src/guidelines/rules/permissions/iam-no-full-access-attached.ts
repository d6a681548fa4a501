import type { Rule } from '../../rule.ts';
import { isAdministrator } from './iam-no-administrator-attached.ts';
import { WITH_MANAGED_POLICIES, managedPolicyCheck } from './managed-policies.ts';

/** Policies of AWS's for jobs that give whole services, and some the passing of roles. */
const FOR_JOBS = /(?:^|\/)(?:System|Database|Network)Administrator$/;

/** AWS's `…FullAccess` policies aren't attached. */
export const iamNoFullAccessAttached: Rule = {
  id: 'iam-no-full-access-attached',
  title: 'No identity has a policy of AWS’s that gives a whole service',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'It includes deleting and sharing everything that the service holds in the account',
  layer: 'template',
  why: 'Policies named FullAccess allow all actions of a service on all resources of the account: more than any workload needs.',
  fix: `Properties:
  Policies:
    - PolicyName: reads-its-table
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: dynamodb:GetItem
            Resource: !GetAtt Table.Arn
`,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-use-aws-defined-policies',
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonS3FullAccess.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html',
  ],
  types: WITH_MANAGED_POLICIES,
  check: managedPolicyCheck(
    (name) => (/Full_?Access(?:_?v?\d+)?$|FullAccessPolicy$/i.test(name) || FOR_JOBS.test(name)) && !isAdministrator(name),
    (name) => `${name} allows everything that a service has, on every resource`,
  ),
};
