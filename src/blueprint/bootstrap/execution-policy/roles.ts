import type { StatementText } from '../statement.ts';

const OWN_ROLES = 'iam::{account}:role/{project}-*';
/** Of every role that a stack makes, as a condition names it. */
export const BOUNDARY = 'arn:{partition}:iam::{account}:policy/{project}-boundary';

/** Roles under the boundary, and which services they may be given to. */
export const ROLES: readonly StatementText[] = [
  {
    sid: 'BoundedRoles',
    actions: [
      'iam:CreateRole',
      'iam:AttachRolePolicy',
      'iam:DetachRolePolicy',
      'iam:PutRolePolicy',
      'iam:DeleteRolePolicy',
      'iam:PutRolePermissionsBoundary',
    ],
    resources: [OWN_ROLES],
    // No role without the boundary: neither made nor given a permission.
    conditions: { StringEquals: { 'iam:PermissionsBoundary': BOUNDARY } },
  },
  {
    sid: 'Roles',
    actions: [
      'iam:DeleteRole',
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListRolePolicies',
      'iam:TagRole',
      'iam:UntagRole',
      'iam:UpdateAssumeRolePolicy',
      'iam:UpdateRole',
      'iam:UpdateRoleDescription',
    ],
    resources: [OWN_ROLES],
  },
  {
    sid: 'PassRoles',
    actions: ['iam:PassRole'],
    resources: [OWN_ROLES],
    conditions: { StringEquals: { 'iam:PassedToService': ['apigateway.amazonaws.com', 'lambda.amazonaws.com'] } },
  },
  {
    sid: 'ServiceLinkedRoles',
    actions: ['iam:CreateServiceLinkedRole'],
    resources: ['iam::{account}:role/aws-service-role/*'],
    conditions: {
      StringEquals: {
        'iam:AWSServiceName': [
          'delivery.logs.amazonaws.com',
          'email.cognito-idp.amazonaws.com',
          'ops.apigateway.amazonaws.com',
          'wafv2.amazonaws.com',
        ],
      },
    },
  },
];
