import type { StatementText } from '../statement.ts';

/** Distributions and firewalls. */
export const EDGE: readonly StatementText[] = [
  {
    sid: 'NewAtTheEdge',
    actions: [
      'cloudfront:CreateDistribution',
      'cloudfront:CreateFunction',
      'cloudfront:CreateOriginAccessControl',
      'cloudfront:CreateResponseHeadersPolicy',
    ],
    resources: ['*'], // CloudFront checks the making of one against no resource.
  },
  {
    sid: 'Distributions',
    actions: [
      'cloudfront:AllowVendedLogDeliveryForResource',
      'cloudfront:Delete*',
      'cloudfront:Describe*',
      'cloudfront:Get*',
      'cloudfront:ListTagsForResource',
      'cloudfront:PublishFunction',
      'cloudfront:TagResource',
      'cloudfront:UntagResource',
      'cloudfront:Update*',
    ],
    resources: [
      'cloudfront::{account}:distribution/*',
      'cloudfront::{account}:function/{project}-*',
      'cloudfront::{account}:origin-access-control/*',
      'cloudfront::{account}:response-headers-policy/*',
    ],
  },
  {
    sid: 'Firewalls',
    // Those of API Gateway and Cognito are checked against both: what is guarded, and the firewall.
    actions: [
      'apigateway:SetWebACL',
      'cognito-idp:AssociateWebACL',
      'cognito-idp:DisassociateWebACL',
      'cognito-idp:GetWebACLForResource',
      'wafv2:AssociateWebACL',
      'wafv2:CreateWebACL',
      'wafv2:DeleteLoggingConfiguration',
      'wafv2:DeleteWebACL',
      'wafv2:DisassociateWebACL',
      'wafv2:Get*',
      'wafv2:ListTagsForResource',
      'wafv2:PutLoggingConfiguration',
      'wafv2:TagResource',
      'wafv2:UntagResource',
      'wafv2:UpdateWebACL',
    ],
    resources: [
      'wafv2:{region}:{account}:*/webacl/*',
      'wafv2:{region}:{account}:*/managedruleset/*',
      'apigateway:{region}::/restapis/*',
      'cognito-idp:{region}:{account}:userpool/*',
    ],
  },
];
