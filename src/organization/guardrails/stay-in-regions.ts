import { EDGE_REGION } from '../../project/index.ts';
import type { Guardrail } from './guardrail.ts';

/**
 * Services whose calls carry a Region that isn't chosen by the caller: one endpoint for the whole partition, or calls that the console makes
 * everywhere. From AWS's own example of this guardrail, less those that are regional or whose endpoint is in us-east-1 alone
 * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html).
 */
const GLOBAL: readonly string[] = [
  'account:*',
  'aws-portal:*',
  'billing:*',
  'budgets:*',
  'ce:*',
  'cloudfront:*',
  'cur:*',
  'ec2:DescribeRegions',
  'globalaccelerator:*',
  'health:*',
  'iam:*',
  'networkmanager:*',
  'organizations:*',
  'pricing:*',
  'route53:*',
  'route53domains:*',
  's3:GetAccountPublicAccessBlock',
  's3:GetBucketLocation',
  's3:ListAllMyBuckets',
  's3:PutAccountPublicAccessBlock',
  'shield:*',
  'sts:*',
  'support:*',
  'trustedadvisor:*',
  'waf:*',
  'wafv2:*',
];

export const stayInRegions: Guardrail = {
  why: 'What runs where nobody looks is found on the bill: the home region, and us-east-1 for what CloudFront needs there, are enough.',
  statement: ({ region }) => ({
    Sid: 'StayInRegions',
    Effect: 'Deny',
    NotAction: GLOBAL,
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': [...new Set([region, EDGE_REGION])] } },
  }),
};
