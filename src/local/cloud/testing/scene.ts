import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { IAMClient, CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateOrganizationCommand, DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
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
  await new OrganizationsClient(settings(cloud)).send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
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
  readonly tables: readonly string[];
  readonly object: string | undefined;
}

export const NOTHING: Furniture = { organization: undefined, tables: [], object: undefined };

export async function lookAround(cloud: LocalCloud): Promise<Furniture> {
  const organization = await new OrganizationsClient(settings(cloud)).send(new DescribeOrganizationCommand({})).catch(() => undefined);
  const tables = await new DynamoDBClient(settings(cloud)).send(new ListTablesCommand({}));
  const object = await new S3Client(settings(cloud))
    .send(new GetObjectCommand({ Bucket: 'things-of-a-test', Key: 'a/b' }))
    .catch(() => undefined);
  return { organization: organization?.Organization?.Id, tables: tables.TableNames ?? [], object: await object?.Body?.transformToString() };
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
  const answer = await lambda.send(new InvokeCommand({ FunctionName: name }));
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
