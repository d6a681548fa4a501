import type { Stack } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  type CfnPolicy,
  type IManagedPolicy,
  Policy,
  Role,
  type RoleProps,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

import { bootstrapStackName } from '../../project/index.ts';
import { waive } from '../argued-waiver.ts';
import { pascalCase } from '../logical-id.ts';
import { EXECUTION_POLICY } from './execution-policy.ts';
import { SIGN_IN_DOMAIN } from './execution-policy/identity.ts';
import { type StatementText, fill, policyOf } from './statement.ts';

const READ_VERSION: StatementText = {
  sid: 'ReadVersion',
  actions: ['ssm:GetParameter', 'ssm:GetParameters'],
  resources: ['ssm:{region}:{account}:parameter/cdk-bootstrap/{qualifier}/version'],
};

/** CloudFormation takes it on to make what the templates say. */
export function executionRole(stack: Stack, project: string, permissionsBoundary: IManagedPolicy): Role {
  const role = toolkitRole(stack, project, 'cfn-exec', EXECUTION_POLICY, {
    assumedBy: new ServicePrincipal('cloudformation.amazonaws.com'),
    description: 'Makes what the stacks of this project say, and nothing else',
    permissionsBoundary,
  });
  signInDomain(stack, project, role);
  return role;
}

/** A policy by itself, so that what is said of its one statement is said of no other. */
function signInDomain(stack: Stack, project: string, role: Role): void {
  const policy = new Policy(stack, 'SignInDomain', { document: policyOf(stack, project, [SIGN_IN_DOMAIN]), roles: [role] });
  waive(policy.node.defaultChild as CfnPolicy, {
    rule: 'iam-policy-resources-named',
    reason:
      'Cognito asks for this of whoever gives a user pool its own domain, about a distribution in an account of AWS that cannot be named. ' +
      'For distributions of this account the role may do the same by a statement that names them, so it opens nothing.',
  });
}

export function publishingRole(stack: Stack, project: string, bucket: Bucket): void {
  toolkitRole(
    stack,
    project,
    'file-publishing',
    [
      {
        sid: 'Publish',
        actions: ['s3:GetObject', 's3:ListBucket', 's3:PutObject', 's3:GetBucketLocation', 's3:GetEncryptionConfiguration'],
        resources: [bucket.bucketArn, bucket.arnForObjects('*')],
      },
    ],
    { description: 'Puts templates into the bucket' },
  );
}

export function lookupRole(stack: Stack, project: string): void {
  toolkitRole(
    stack,
    project,
    'lookup',
    [
      {
        sid: 'ReadStacks',
        actions: ['cloudformation:Describe*', 'cloudformation:Get*', 'cloudformation:List*'],
        resources: ['cloudformation:{region}:{account}:stack/{project}-*'],
      },
      READ_VERSION,
    ],
    { description: 'Reads stacks and their templates' },
  );
}

export function deployRole(stack: Stack, project: string, bucket: Bucket, execution: Role): void {
  toolkitRole(
    stack,
    project,
    'deploy',
    [
      {
        sid: 'Stacks',
        actions: [
          'cloudformation:CancelUpdateStack',
          'cloudformation:ContinueUpdateRollback',
          'cloudformation:CreateChangeSet',
          'cloudformation:CreateStack',
          'cloudformation:DeleteChangeSet',
          'cloudformation:DeleteStack',
          'cloudformation:Describe*',
          'cloudformation:ExecuteChangeSet',
          'cloudformation:GetTemplate*',
          'cloudformation:RollbackStack',
          'cloudformation:UpdateStack',
          'cloudformation:UpdateTerminationProtection',
        ],
        resources: ['cloudformation:{region}:{account}:stack/{project}-*'],
      },
      {
        sid: 'BootstrapStays',
        effect: 'Deny',
        actions: [
          'cloudformation:CancelUpdateStack',
          'cloudformation:Continue*',
          'cloudformation:Create*',
          'cloudformation:Delete*',
          'cloudformation:Execute*',
          'cloudformation:Rollback*',
          'cloudformation:Update*',
        ],
        // Its name begins as every stack's does, and the provisioning role alone changes it.
        resources: [`cloudformation:{region}:{account}:stack/${bootstrapStackName(project)}/*`],
      },
      {
        sid: 'TemplatesNotYetInAStack',
        actions: ['cloudformation:GetTemplateSummary', 'cloudformation:ValidateTemplate'],
        resources: ['*'], // A template that no stack has yet is no resource.
      },
      {
        sid: 'PassExecutionRole',
        actions: ['iam:PassRole'],
        resources: [execution.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
      },
      {
        sid: 'ReadTemplates',
        actions: ['s3:GetObject', 's3:GetBucketLocation', 's3:ListBucket'],
        resources: [bucket.bucketArn, bucket.arnForObjects('*')],
      },
      READ_VERSION,
    ],
    { description: 'Hands stacks of this project to CloudFormation' },
  );
}

/** A role under the name by which the toolkit finds it. Anybody of the account takes it on who may, unless `props` says who. */
function toolkitRole(
  stack: Stack,
  project: string,
  kind: 'cfn-exec' | 'deploy' | 'file-publishing' | 'lookup',
  statements: readonly StatementText[],
  props: Partial<RoleProps>,
): Role {
  return new Role(stack, `${pascalCase(kind)}Role`, {
    roleName: fill(stack, project, `cdk-{qualifier}-${kind}-role-{account}-{region}`),
    assumedBy: new AccountRootPrincipal(),
    inlinePolicies: { default: policyOf(stack, project, statements) },
    ...props,
  });
}
