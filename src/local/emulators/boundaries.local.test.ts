import { CloudFormationClient, UpdateStackCommand, waitUntilStackUpdateComplete } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { IAMClient, GetRoleCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Template } from '../../assembly/index.ts';
import type { ClientSettings, Ministack } from '../lowering/testing/ministack.ts';
import { deploy, startMinistack } from '../lowering/testing/ministack.ts';

const allowing = (...actions: readonly string[]) => ({
  Version: '2012-10-17',
  // None of these actions knows resources.
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

/** A role that may list tables and buckets, as far as its boundary lets it. */
function bound(boundary: unknown, description = 'any'): Template {
  return {
    Resources: {
      Tables: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: allowing('dynamodb:ListTables') } },
      Buckets: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: allowing('s3:ListAllMyBuckets') } },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'bound',
          Description: description,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, Action: 'sts:AssumeRole' },
            ],
          },
          Policies: [{ PolicyName: 'lists', PolicyDocument: allowing('dynamodb:ListTables', 's3:ListAllMyBuckets') }],
          ...(boundary === undefined ? {} : { PermissionsBoundary: boundary }),
        },
      },
    },
  };
}

let ministack: Ministack;
let settings: ClientSettings;
beforeAll(async () => {
  ministack = await startMinistack({ enforced: true });
  settings = ministack.clientSettings();
});
afterAll(() => ministack.stop());

async function may(): Promise<{ readonly tables: boolean; readonly buckets: boolean }> {
  const { Credentials: found } = await new STSClient(settings).send(
    new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::222222222222:role/bound', RoleSessionName: 'test' }),
  );
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '', SessionToken: sessionToken = '' } = found ?? {};
  const own = { ...settings, credentials: { accessKeyId, secretAccessKey, sessionToken }, maxAttempts: 1 };
  const allowed = (call: Promise<unknown>): Promise<boolean> =>
    call.then(
      () => true,
      (error: Error) => {
        expect(error.name).toMatch(/^AccessDenied/);
        return false;
      },
    );
  const [tables, buckets] = await Promise.all([
    allowed(new DynamoDBClient(own).send(new ListTablesCommand({}))),
    allowed(new S3Client({ ...own, forcePathStyle: true }).send(new ListBucketsCommand({}))),
  ]);
  return { tables, buckets };
}

async function update(template: Template): Promise<void> {
  const client = new CloudFormationClient(settings);
  await client.send(
    new UpdateStackCommand({ StackName: 'bound', TemplateBody: JSON.stringify(template), Capabilities: ['CAPABILITY_NAMED_IAM'] }),
  );
  await waitUntilStackUpdateComplete({ client, maxWaitTime: 30, minDelay: 0.1, maxDelay: 0.5 }, { StackName: 'bound' });
}

// One stack through its life: each step stands on the one before.
test('a role that a stack makes is refused what its boundary leaves out', async () => {
  await deploy(settings, 'bound', bound({ Ref: 'Tables' }));
  expect(await may()).toEqual({ tables: true, buckets: false });
  const { Role } = await new IAMClient(settings).send(new GetRoleCommand({ RoleName: 'bound' }));
  expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toMatch(/:policy\//);
});

test('an update that leaves the boundary as it is keeps it', async () => {
  await update(bound({ Ref: 'Tables' }, 'another'));
  expect(await may()).toEqual({ tables: true, buckets: false });
});

test('an update gives it another boundary, or none', async () => {
  await update(bound({ Ref: 'Buckets' }));
  expect(await may()).toEqual({ tables: false, buckets: true });
  await update(bound(undefined));
  expect(await may()).toEqual({ tables: true, buckets: true });
});

test('an update that fails leaves the boundary of before', async () => {
  await update(bound({ Ref: 'Tables' }));
  const missing = 'arn:aws:iam::222222222222:policy/nobody';
  await expect(update(bound(missing))).rejects.toThrow(/ROLLBACK/);
  expect(await may()).toEqual({ tables: true, buckets: false });
});

test('a boundary that does not exist is no boundary to make a role with', async () => {
  const { Resources } = bound('arn:aws:iam::222222222222:policy/nobody');
  const { RoleName: _name, ...properties } = Resources?.['Role']?.Properties as Record<string, unknown>;
  const template: Template = { Resources: { Role: { Type: 'AWS::IAM::Role', Properties: properties } } };
  await expect(deploy(settings, 'unbound', template)).rejects.toThrow(/policy\/nobody does not exist/);
});
