import { boundaryName, executionBoundaryName, qualifier, releaseRoleName } from '../../project/index.ts';
import type { Scope } from './guardrail.ts';

/** Made by Organizations in every account it creates; the management account provisions through it. */
const ACCESS_ROLE = 'arn:aws:iam::*:role/OrganizationAccountAccessRole';

const bootstrapRole = ({ project }: Scope, role: string): string => `arn:aws:iam::*:role/cdk-${qualifier(project)}-${role}`;

/** Bootstraps accounts: nothing may touch this role and those of the bootstrap but itself. */
export const accessRole = (): readonly string[] => [ACCESS_ROLE];

/** Makes an account's stacks: the access role, and CloudFormation with the bootstrap's execution role. */
export const provisioningRoles = (scope: Scope): readonly string[] => [ACCESS_ROLE, bootstrapRole(scope, 'cfn-exec-role-*')];

/** May act as the bootstrap's roles and hand them on: the access role, and the role that tells CloudFormation to deploy. */
export const deployingRoles = (scope: Scope): readonly string[] => [ACCESS_ROLE, bootstrapRole(scope, 'deploy-role-*')];

export const bootstrapRoles = (scope: Scope): readonly string[] => [ACCESS_ROLE, bootstrapRole(scope, '*')];

/** Bounds CloudFormation's own role, so it's out of that role's reach. */
export const executionBoundary = ({ project }: Scope): string => `arn:aws:iam::*:policy/${executionBoundaryName(project)}`;

/** What bounds and releases what runs: made by the account's stacks. */
export const runtimeBounds = ({ project }: Scope): readonly string[] => [
  `arn:aws:iam::*:policy/${boundaryName(project)}`,
  `arn:aws:iam::*:role/${releaseRoleName(project)}`,
];

export const ROLE_CHANGES: readonly string[] = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
];

export const POLICY_CHANGES: readonly string[] = [
  'iam:CreatePolicy',
  'iam:CreatePolicyVersion',
  'iam:DeletePolicy',
  'iam:DeletePolicyVersion',
  'iam:SetDefaultPolicyVersion',
  'iam:TagPolicy',
  'iam:UntagPolicy',
];
