import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { IAMClient, CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreatePermissionSetCommand, ListInstancesCommand, ListPermissionSetsCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { strToU8, zipSync } from 'fflate';

import type { LocalCloud } from '../local-cloud.ts';

/** The daemon with a door that forwards and does nothing else. */
export const PLAIN_DAEMON = fileURLToPath(new URL('./daemon.ts', import.meta.url));

/** A state folder of the test's own, and the environment that names it. */
export function ownDirectory(): { readonly root: string; readonly environment: NodeJS.ProcessEnv; remove(): void } {
  const root = mkdtempSync(path.join(tmpdir(), 'landfall-local-'));
  return {
    root,
    environment: { ...process.env, LANDFALL_LOCAL_DIR: root },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function settings(cloud: LocalCloud) {
  const credentials = { accessKeyId: cloud.managementAccount, secretAccessKey: 'test' };
  return { endpoint: cloud.endpoint, region: cloud.region, credentials, maxAttempts: 1, forcePathStyle: true };
}

/** Something in each emulator: an organization, a table, an object. */
export async function furnish(cloud: LocalCloud): Promise<void> {
  const organizations = new OrganizationsClient(settings(cloud));
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  await organizations.send(new CreateAccountCommand({ AccountName: 'member', Email: 'member@things.example' }));
  const center = new SSOAdminClient(settings(cloud));
  const [instance] = (await center.send(new ListInstancesCommand({}))).Instances ?? [];
  await center.send(new CreatePermissionSetCommand({ InstanceArn: instance?.InstanceArn, Name: 'things' }));
  await new DynamoDBClient(settings(cloud)).send(
    new CreateTableCommand({
      TableName: 'things',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    }),
  );
  const s3 = new S3Client(settings(cloud));
  await s3.send(new CreateBucketCommand({ Bucket: 'things-of-a-test' }));
  await s3.send(new PutObjectCommand({ Bucket: 'things-of-a-test', Key: 'a/b', Body: 'kept' }));
}

export interface Furniture {
  readonly organization: string | undefined;
  /** E-mail and id of each. */
  readonly accounts: readonly string[];
  /** ARNs, in which Identity Center's instance stands too. */
  readonly permissionSets: readonly string[];
  readonly tables: readonly string[];
  readonly object: string | undefined;
}

export const NOTHING: Furniture = { organization: undefined, accounts: [], permissionSets: [], tables: [], object: undefined };

export async function lookAround(cloud: LocalCloud): Promise<Furniture> {
  const organizations = new OrganizationsClient(settings(cloud));
  const organization = await organizations.send(new DescribeOrganizationCommand({})).catch(() => undefined);
  const accounts = organization === undefined ? undefined : await organizations.send(new ListAccountsCommand({}));
  const center = new SSOAdminClient(settings(cloud));
  const [instance] = (await center.send(new ListInstancesCommand({}))).Instances ?? [];
  const sets = await center.send(new ListPermissionSetsCommand({ InstanceArn: instance?.InstanceArn }));
  const tables = await new DynamoDBClient(settings(cloud)).send(new ListTablesCommand({}));
  const kept = { Bucket: 'things-of-a-test', Key: 'a/b' };
  const object = await new S3Client(settings(cloud)).send(new GetObjectCommand(kept)).catch(() => undefined);
  return {
    organization: organization?.Organization?.Id,
    accounts: (accounts?.Accounts ?? []).map((account) => `${account.Email} ${account.Id}`),
    permissionSets: sets.PermissionSets ?? [],
    tables: tables.TableNames ?? [],
    object: await object?.Body?.transformToString(),
  };
}

/** Runs code as a function of the local cloud and returns what its handler returned. */
export async function runFunction(cloud: LocalCloud, name: string, code: string, variables: Record<string, string> = {}): Promise<unknown> {
  const service = { Service: 'lambda.amazonaws.com' };
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: service, Action: 'sts:AssumeRole' }] };
  const role = await new IAMClient(settings(cloud)).send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const lambda = new LambdaClient(settings(cloud));
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: role.Role?.Arn,
      Code: { ZipFile: zipSync({ 'index.mjs': strToU8(code) }) },
      Environment: { Variables: variables },
      Timeout: 20,
    }),
  );
  return invoke(cloud, name);
}

export async function invoke(cloud: LocalCloud, name: string): Promise<unknown> {
  const answer = await new LambdaClient(settings(cloud)).send(new InvokeCommand({ FunctionName: name }));
  return JSON.parse(new TextDecoder().decode(answer.Payload));
}

/** Process ids below one, itself not among them. */
export function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Ended meanwhile.
    }
  }
  const children = (of: number): number[] =>
    [...parents].filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...children(child)]);
  return children(pid);
}

export function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}
