import { BOUNDARY } from './execution-policy/roles.ts';
import type { StatementText } from './statement.ts';

/**
 * Holds whatever policy the execution role may have one day: the ways by which a stack could free itself of its bounds stay shut.
 * Bootstrap, boundaries and the roles that deploy are made by the provisioning role, never by a stack.
 */
export const EXECUTION_BOUNDARY: readonly StatementText[] = [
  {
    sid: 'AnythingThatItsPolicyAllows',
    actions: ['*'], // A boundary gives nothing; this one is here for what it denies.
    resources: ['*'],
  },
  {
    sid: 'NoWayOutOfTheAccount',
    effect: 'Deny',
    actions: ['account:*', 'organizations:*', 'ram:*', 'sso:*', 'sts:AssumeRole', 'sts:AssumeRoot', 'sts:GetFederationToken'],
    resources: ['*'], // A denial has no reason to spare any.
  },
  {
    sid: 'NoLongLivedIdentity',
    effect: 'Deny',
    actions: [
      'iam:AddClientIDToOpenIDConnectProvider',
      'iam:AttachGroupPolicy',
      'iam:AttachUserPolicy',
      'iam:CreateAccessKey',
      'iam:CreateGroup',
      'iam:CreateLoginProfile',
      'iam:CreateOpenIDConnectProvider',
      'iam:CreateSAMLProvider',
      'iam:CreateServiceSpecificCredential',
      'iam:CreateUser',
      'iam:PutGroupPolicy',
      'iam:PutUserPolicy',
      'iam:UpdateSAMLProvider',
      'iam:UploadSSHPublicKey',
      'iam:UploadSigningCertificate',
    ],
    resources: ['*'], // A denial has no reason to spare any.
  },
  {
    sid: 'BoundsStay',
    effect: 'Deny',
    actions: ['iam:CreatePolicy*', 'iam:DeletePolicy*', 'iam:DeleteRolePermissionsBoundary', 'iam:SetDefaultPolicyVersion'],
    resources: ['iam::{account}:policy/{project}-*', 'iam::{account}:role/*'],
  },
  {
    sid: 'NoRoleWithoutBounds',
    effect: 'Deny',
    actions: ['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'],
    resources: ['*'], // A denial has no reason to spare any.
    // True as well for a role that has no boundary at all.
    conditions: { StringNotEquals: { 'iam:PermissionsBoundary': BOUNDARY } },
  },
  {
    sid: 'DeploymentRolesStay',
    effect: 'Deny',
    actions: ['iam:Attach*', 'iam:Create*', 'iam:Delete*', 'iam:Detach*', 'iam:PassRole', 'iam:Put*', 'iam:Update*'],
    resources: ['iam::{account}:role/cdk-*', 'iam::{account}:role/OrganizationAccountAccessRole', 'iam::{account}:role/aws-reserved/*'],
  },
];
