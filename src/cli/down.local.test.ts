import { ChangeResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { AccountAccess, Cloud } from '../cloud/index.ts';
import type { RemovalPlan, Removed } from '../delivery/index.ts';
import { EDGE_REGION } from '../project/index.ts';
import { type Ended, landfall, startLandfall } from './testing/landfall.ts';
import { type LocalWorld, makeLocalWorld } from './testing/local-world.ts';
import { type SmallProject, writeSmallProject } from './testing/small-project.ts';
import { type StandingStack, hasTable, standingPolicies, standingStacks, versionsIn } from './testing/what-remains.ts';

const REGION = 'eu-central-1';

interface Place {
  readonly access: AccountAccess;
  readonly table: string;
  readonly bucket: string;
}

let world: LocalWorld;
let cloud: Cloud;
let pier: SmallProject;
/** Its name begins with the other's, and both live in one organization. */
let neighbour: SmallProject;
let dev: Place;
let prod: Place;

beforeAll(async () => {
  world = await makeLocalWorld();
  pier = await writeSmallProject({ name: 'pier', environments: { dev: 'development', prod: 'production' } });
  neighbour = await writeSmallProject({ name: 'pier-two', environments: { play: 'playground' } });
  expectDone(await run(pier, 'up'));
  expectDone(await run(neighbour, 'up'));
  cloud = await world.cloud();
  const stacks = await standingStacks(cloud, REGION);
  [dev, prod] = [placeOf(stacks, 'dev'), placeOf(stacks, 'prod')];
});

afterAll(async () => {
  await world?.remove();
  await pier?.remove();
  await neighbour?.remove();
});

test('a project goes but for the data of its production, whatever is in its buckets and zones, and its neighbour stays', async () => {
  for (const place of [dev, prod]) await writeAndDelete(place);
  const before = await standingStacks(cloud, REGION);
  await addRecords(before.find(({ name }) => name === 'pier-management-apex')?.outputs['ZoneId'] ?? '');

  const { plan, removed } = await down();
  const lost = plan.lost.map(({ account, physicalId }) => `${account} ${physicalId}`);
  expect(lost).toEqual(expect.arrayContaining([`dev ${dev.table}`, `dev ${dev.bucket}`, 'management pier.example MX']));
  expect(lost.filter((each) => each.startsWith('prod ') || each.includes('_0a1b'))).toEqual([]);

  expect(await standingStacks(cloud, REGION)).toEqual(before.filter(isNeighbours));
  expect(await standingPolicies(cloud)).toEqual((await standingPolicies(cloud)).filter((name) => name.startsWith('pier-two-')));

  expect(await hasTable(dev.access, REGION, dev.table)).toBe(false);
  expect(await versionsIn(dev.access, REGION, dev.bucket)).toBeUndefined();
  expect(await hasTable(prod.access, REGION, prod.table)).toBe(true);
  expect(await versionsIn(prod.access, REGION, prod.bucket)).toBeGreaterThanOrEqual(3);

  const table = { account: 'prod', accountId: prod.access.id, region: REGION, type: 'AWS::DynamoDB::Table', physicalId: prod.table };
  expect(removed.kept.data).toContainEqual({ ...table, stack: 'pier-prod-data', reason: 'its template says RetainExceptOnCreate' });
  const accounts = removed.kept.things.filter(({ kind }) => kind === 'account');
  expect(accounts.map(({ name }) => name.split(' ')[0])).toEqual(['pier-dev', 'pier-prod']);
  expect(removed.notes).toContainEqual(expect.stringMatching(/^key .* of dev: its deletion can be taken back until \d{4}-\d\d-\d\d$/));
});

test('a second run has nothing to do, says so, and still names what was kept', async () => {
  const again = await run(pier, 'down');
  expectDone(again);
  expect(again.stdout).toContain('Nothing to remove: pier on local is down.');
  expect(again.stdout).toContain(prod.table);
});

test('data that an earlier run kept goes when its environment is named', async () => {
  const misspelt = await run(pier, 'down', '--delete-data', 'prd');
  expect(misspelt).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean prod?') });
  expect(await hasTable(prod.access, REGION, prod.table)).toBe(true);

  const { removed } = await down('--delete-data', 'prod');
  expect(await hasTable(prod.access, REGION, prod.table)).toBe(false);
  expect(await versionsIn(prod.access, REGION, prod.bucket)).toBeUndefined();
  expect(removed.kept.data.map(({ account }) => account)).not.toContain('prod');
});

test('it comes up again, and a run that is refused or killed on its next way down is finished by another', async () => {
  expectDone(await run(pier, 'up'));
  const plan = await run(pier, 'plan', '--json');
  expect((JSON.parse(plan.stdout) as { readonly changes: unknown }).changes).toEqual([]);

  const answer = { code: 'ValidationError', message: 'not today', status: 400 };
  await world.putFaults([{ service: 'cloudformation', operation: 'DeleteStack', times: 1, answer }]);
  const all = (await ourStacks()).length;
  const refused = await run(pier, 'down');
  expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('not today') });
  const left = (await ourStacks()).length;
  expect(left).toBeGreaterThan(0);
  expect(left, 'what has nothing to do with it went').toBeLessThan(all - 5);
  expect(await standingPolicies(cloud), 'guardrails stay while a stack does').toContain('pier-guardrails');

  const everything = ['--delete-data', 'prod', 'management'];
  await killedWhileDown(everything);
  expect((await ourStacks()).length).toBeGreaterThan(0);
  await down(...everything);
  expect(await ourStacks()).toEqual([]);
  expect((await standingPolicies(cloud)).filter((name) => !name.startsWith('pier-two-'))).toEqual([]);
  expect((await run(pier, 'down', ...everything)).stdout).toContain('Nothing to remove');
});

function run(project: SmallProject, command: string, ...more: readonly string[]): Promise<Ended> {
  return landfall([command, '--target', 'local', ...more], { cwd: project.root, env: world.env });
}

async function down(...more: readonly string[]): Promise<{ readonly plan: RemovalPlan; readonly removed: Removed }> {
  const ended = await run(pier, 'down', '--json', ...more);
  expectDone(ended);
  const lines = ended.stdout.trimEnd().split('\n');
  const { plan } = JSON.parse(lines[0] ?? '') as { readonly plan: RemovalPlan };
  return { plan, removed: JSON.parse(lines.at(-1) ?? '') as Removed };
}

/** When the first stack is gone. */
async function killedWhileDown(more: readonly string[]): Promise<void> {
  const started = startLandfall(['down', '--target', 'local', '--json', ...more], {
    cwd: pier.root,
    env: world.env,
    onLine: (line) => {
      const { state, subject } = JSON.parse(line) as { readonly state?: string; readonly subject?: string };
      if (state === 'done' && subject?.startsWith('pier-')) started.process.kill('SIGKILL');
    },
  });
  expect((await started.ended).signal).toBe('SIGKILL');
}

function placeOf(stacks: readonly StandingStack[], environment: string): Place {
  const data = stacks.find(({ name }) => name === `pier-${environment}-data`);
  const web = stacks.find(({ name }) => name === `pier-${environment}-web`);
  return {
    access: cloud.member(data?.account ?? ''),
    table: data?.outputs['LettersLettersTableName'] ?? '',
    bucket: web?.outputs['BucketName'] ?? '',
  };
}

/** Two versions and a delete marker. */
async function writeAndDelete({ access, bucket }: Place): Promise<void> {
  const client = access.client(S3Client, REGION);
  for (const Body of ['one', 'two']) await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'letter', Body }));
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'letter' }));
}

/** One that a person added, and one as Certificate Manager leaves it. */
async function addRecords(HostedZoneId: string): Promise<void> {
  const records = [
    { Name: 'pier.example', Type: 'MX', TTL: 300, ResourceRecords: [{ Value: '10 mail.pier.example' }] },
    { Name: '_0a1b.pier.example', Type: 'CNAME', TTL: 300, ResourceRecords: [{ Value: '_2c3d.acm-validations.aws.' }] },
  ] as const;
  const Changes = records.map((record) => ({
    Action: 'CREATE' as const,
    ResourceRecordSet: { ...record, ResourceRecords: [...record.ResourceRecords] },
  }));
  const client = cloud.management.client(Route53Client, EDGE_REGION);
  await client.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }));
}

const isNeighbours = ({ name }: StandingStack) => name.startsWith('pier-two-');

const ourStacks = async () => (await standingStacks(cloud, REGION)).filter((stack) => !isNeighbours(stack));

function expectDone({ code, stdout, stderr }: Ended): void {
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
}
