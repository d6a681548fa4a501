import type { StatementText } from '../statement.ts';

/** User pools and the domains at which their users sign in. */
export const IDENTITY: readonly StatementText[] = [
  {
    sid: 'Pools',
    actions: [
      'cognito-idp:Create*',
      'cognito-idp:Delete*',
      'cognito-idp:Describe*',
      'cognito-idp:Get*',
      'cognito-idp:List*',
      'cognito-idp:SetUserPoolMfaConfig',
      'cognito-idp:TagResource',
      'cognito-idp:UntagResource',
      'cognito-idp:UpdateManagedLoginBranding',
      'cognito-idp:UpdateResourceServer',
      'cognito-idp:UpdateUserPool*',
    ],
    resources: ['cognito-idp:{region}:{account}:userpool/*'],
  },
  {
    sid: 'NewPools',
    actions: ['cognito-idp:CreateUserPool', 'cognito-idp:DescribeUserPoolDomain'],
    resources: ['*'], // Neither a new pool nor the look-up of a domain has a resource to name.
  },
];

/**
 * What the domain of a user pool needs beside it: Cognito serves it by a distribution of its own, in an account of AWS's, whose ARN nobody
 * is told of (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html).
 */
export const SIGN_IN_DOMAIN: StatementText = {
  sid: 'SignInDomain',
  actions: ['cloudfront:updateDistribution'],
  resources: ['*'], // As the page above asks for it.
};
