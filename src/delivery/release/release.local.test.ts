import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient, ListInvalidationsCommand } from '@aws-sdk/client-cloudfront';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateAliasCommand,
  DeleteFunctionCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { AccountAccess } from '../../cloud/index.ts';
import { EDGE_REGION, LIVE, type Project, releaseRoleName } from '../../project/index.ts';
import { silent } from '../../report/index.ts';
import {
  type PublishOptions,
  type Release,
  type ReleaseOutputs,
  buildRelease,
  isRunning,
  publishRelease,
  readRunningRelease,
  republishRunning,
  rollbackRelease,
  uploadRelease,
} from './index.ts';
import { LOCK_KEY } from './keys.ts';
import { type TestCloud, startTestCloud } from './testing/local-cloud.ts';
import { ADDRESSES, DEV, fixtureProject, removeProduct, writeProduct, writeSource } from './testing/product.ts';
import type { PublisherInput } from './testing/publisher.ts';
import { makeBaseline, makeFunctions, paint } from './testing/stacks.ts';

const API = 'fixture-dev-letters-api';

let local: TestCloud;
let root: string;
let project: Project;
let owner: AccountAccess;
let releaser: AccountAccess;
let outputs: ReleaseOutputs;
let options: PublishOptions;
let first: Release;
let second: Release;

beforeAll(async () => {
  root = await writeProduct();
  project = fixtureProject(root);
  local = await startTestCloud(project.region);
  owner = local.cloud.management;
  releaser = owner.assume(releaseRoleName(project.name));
  outputs = await makeBaseline(owner, project, DEV.name);
  options = { project, environment: DEV, access: releaser, outputs, addresses: ADDRESSES, report: silent };
  first = await build();
  await writeSource(root, 'services/letters/src/stamp.ts', 'export function stamp(text: string): string { return `parcel ${text}`; }\n');
  await writeSource(root, 'web/build.mjs', (await readFile(join(root, 'web/build.mjs'), 'utf8')).replaceAll('Ab12_-xY', 'Zz98_-aB'));
  second = await build();
});

afterAll(async () => {
  await local?.stop();
  await removeProduct(root);
});

const build = () => buildRelease(project, { cache: join(root, 'cache'), report: silent });

/** Says what the other process came to. */
async function publishAndKill(release: Release, milliseconds: number): Promise<string> {
  const file = join(root, 'publisher.json');
  const { access: _, report: __, ...plain } = options;
  const input: PublisherInput = { ...plain, release, endpoint: local.cloud.endpoint ?? '', account: owner.id };
  await writeFile(file, JSON.stringify(input));
  const publisher = fileURLToPath(new URL('./testing/publisher.ts', import.meta.url));
  const child = spawn(process.execPath, [publisher, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  if (code !== null && code !== 0) throw new Error(said);
  return code === null ? 'killed' : said;
}

async function answer(): Promise<unknown> {
  const { Payload } = await owner.client(LambdaClient, project.region).send(new InvokeCommand({ FunctionName: API, Qualifier: LIVE }));
  return JSON.parse(new TextDecoder().decode(Payload));
}

async function webText(path: string): Promise<string> {
  const { Body } = await owner.client(S3Client, project.region).send(new GetObjectCommand({ Bucket: outputs.webBucket, Key: path }));
  return (await Body?.transformToString()) ?? '';
}

const running = () => readRunningRelease(releaser, project, DEV.name);

describe('releases on the local cloud, by a role that may release only', () => {
  test('the first: archives, then the functions that are made from them, then the release', async () => {
    expect(await running()).toBeUndefined();
    const artifactBucket = outputs.artifactBucket;
    await uploadRelease({ release: first, project, environment: DEV.name, access: releaser, artifactBucket, report: silent });
    await makeFunctions(owner, project, DEV.name, artifactBucket, first.digest);
    const record = await publishRelease({ ...options, release: first });
    expect(await running()).toEqual(record);
    expect(record.functions['letters-api']).toMatchObject({ version: '1' });
    expect(await answer()).toBe('letter 1 CH red');
    expect(await webText('index.html')).toContain('index-Ab12_-xY.js');
    expect(JSON.parse(await webText('runtime-config.json'))).toMatchObject({ environment: 'dev', release: first.digest });
  });

  test('the next one: new code, new page, the assets of the page before still there, the edge told', async () => {
    const record = await publishRelease({ ...options, release: second });
    expect(record).toMatchObject({ release: second.digest, previous: { release: first.digest, functions: { 'letters-api': '1' } } });
    expect(await answer()).toBe('parcel 1 CH red');
    expect(await webText('index.html')).toContain('index-Zz98_-aB.js');
    const s3 = owner.client(S3Client, project.region);
    const kept = await s3.send(new HeadObjectCommand({ Bucket: outputs.webBucket, Key: 'assets/index-Ab12_-xY.js' }));
    expect(kept).toMatchObject({ CacheControl: 'public, max-age=31536000, immutable', ContentType: 'text/javascript; charset=utf-8' });
    const page = await s3.send(new HeadObjectCommand({ Bucket: outputs.webBucket, Key: 'index.html' }));
    expect(page).toMatchObject({ CacheControl: 'no-cache', ContentType: 'text/html; charset=utf-8' });
    const cloudfront = owner.client(CloudFrontClient, EDGE_REGION);
    const { InvalidationList: list } = await cloudfront.send(new ListInvalidationsCommand({ DistributionId: outputs.distribution }));
    expect(list?.Quantity).toBe(2);
  });

  test('back: the version from before, and its page', async () => {
    const record = await rollbackRelease(options);
    expect(record).toMatchObject({ release: first.digest, functions: { 'letters-api': { version: '1' } } });
    expect(await answer()).toBe('letter 1 CH red');
    expect(await webText('index.html')).toContain('index-Ab12_-xY.js');
  });

  test('a changed configuration reaches users only by a new version of the same code', async () => {
    const before = await running();
    await paint(owner, project, API, 'blue');
    expect(await answer()).toBe('letter 1 CH red');
    const after = await republishRunning(options);
    expect(await answer()).toBe('letter 1 CH blue');
    expect(after?.release).toBe(first.digest);
    expect(after?.functions['letters-api']?.version).not.toBe(before?.functions['letters-api']?.version);
    expect(after?.functions['letters-api']?.codeSha256).toBe(before?.functions['letters-api']?.codeSha256);
    expect(after?.functions['letters-api']?.configHash).not.toBe(before?.functions['letters-api']?.configHash);
  });

  test('back after the configuration changed: the old code with the new configuration', async () => {
    await rollbackRelease(options);
    expect(await answer()).toBe('parcel 1 CH blue');
  });

  test('a process that is killed while it publishes is followed by one that finishes', async () => {
    const seed = Number(process.env['RELEASE_SEED'] ?? Date.now() % 1_000_000);
    const ends: string[] = [];
    for (const [round, release] of [second, first].entries()) {
      // About as long as a whole release takes, the start of the process included.
      const after = 300 + ((seed * (round + 7)) % 1_500);
      ends.push(`${after} ms: ${await publishAndKill(release, after)}`);
      await publishRelease({ ...options, release });
      expect(isRunning(await running(), release.digest), `seed ${seed}: ${ends.join(', ')}`).toBe(true);
      expect(await answer()).toBe(release === first ? 'letter 1 CH blue' : 'parcel 1 CH blue');
      expect(await webText('index.html')).toContain(release === first ? 'index-Ab12_-xY.js' : 'index-Zz98_-aB.js');
    }
  });

  test('a release whose holder was killed is finished by the next one', async () => {
    const s3 = releaser.client(S3Client, project.region);
    await s3.send(new PutObjectCommand({ Bucket: outputs.artifactBucket, Key: LOCK_KEY, Body: '{"holder":"gone","token":"1"}' }));
    const said: string[] = [];
    const report = { emit: (event: { type: string; detail?: string }) => void said.push(event.detail ?? '') };
    await publishRelease({ ...options, report, release: first });
    expect(said).toContain('waiting to see whether the release of gone still runs');
    expect(isRunning(await running(), first.digest)).toBe(true);
    expect(await answer()).toBe('letter 1 CH blue');
  });

  test('nothing else is allowed to it', async () => {
    const { region } = project;
    await owner.client(DynamoDBClient, region).send(
      new CreateTableCommand({
        TableName: 'letters',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      }),
    );
    const lambda = releaser.client(LambdaClient, region);
    const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
      'read stacks': () => releaser.client(CloudFormationClient, region).send(new DescribeStacksCommand({})),
      'delete a table': () => releaser.client(DynamoDBClient, region).send(new DeleteTableCommand({ TableName: 'letters' })),
      'delete a function': () => lambda.send(new DeleteFunctionCommand({ FunctionName: API })),
      'make an alias': () => lambda.send(new CreateAliasCommand({ FunctionName: API, Name: 'other', FunctionVersion: '1' })),
      'change a configuration': () => lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: API, MemorySize: 256 })),
      'delete an archive': () =>
        releaser.client(S3Client, region).send(new DeleteObjectCommand({ Bucket: outputs.artifactBucket, Key: LOCK_KEY })),
      'write another parameter': () =>
        releaser
          .client(SSMClient, region)
          .send(new PutParameterCommand({ Name: '/landfall/fixture/prod/release', Value: '1', Type: 'String' })),
    };
    for (const [what, attempt] of Object.entries(attempts)) {
      const refusal: unknown = await attempt().catch((error: unknown) => error);
      expect((refusal as Error | undefined)?.name, what).toMatch(/^AccessDenied/);
    }
  });
});
