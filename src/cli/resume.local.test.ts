import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { cacheFolder } from '../plan/index.ts';
import { type Moment, type Timeline, drawMoments, keyOf, placeOf, seededRandom } from './testing/kill-moments.ts';
import { type Ended, landfall, startLandfall } from './testing/landfall.ts';
import { type LocalWorld, makeLocalWorld } from './testing/local-world.ts';
import { type SmallProject, writeSmallProject } from './testing/small-project.ts';
import { type WhatStands, whatStands } from './testing/what-stands.ts';

const REGION = 'eu-central-1';
const UP = ['up', '--target', 'local', '--yes', '--json'];

// Printed, so that a failure can be had again: SEED=… npx vitest run --project local-cloud src/cli/resume.local.test.ts
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
const random = seededRandom(seed);
process.stdout.write(`resume: SEED=${seed}\n`);

let project: SmallProject;
/** Of a run that nobody disturbed: how long its local cloud took to start, what it said from then on, and what it made. */
let startup: number;
let timeline: Timeline;
let undisturbed: WhatStands;

beforeAll(async () => {
  project = await writeSmallProject({
    name: 'pier',
    environments: { dev: 'development', prod: 'production', playground: 'playground' },
  });
  await inWorld(async (world) => {
    const said: { key: string; at: number }[] = [];
    const begun = performance.now();
    const onLine = (line: string) => said.push({ key: keyOf(line) ?? '', at: performance.now() - begun });
    const { ended } = startLandfall(UP, { cwd: project.root, env: world.env, onLine });
    while (world.running() === undefined && performance.now() - begun < 60_000) await sleep(10);
    startup = performance.now() - begun;
    expectDone(await ended);
    const events = said.filter(({ key }) => key !== '').map(({ key, at }) => ({ key, at: at - startup }));
    timeline = [{ key: 'the local cloud runs', at: 0 }, ...events, { key: 'end', at: performance.now() - begun - startup }];
    undisturbed = await standing(world);
  });
});

afterAll(() => project?.remove());

test('a run that is killed while its local cloud starts and four times later is finished by the next', async () => {
  await forgetWhatWasMade();
  await inWorld(async (world) => {
    const kills = [await killAfter(world, random() * startup)];
    for (const moment of drawMoments(timeline, 3, random)) kills.push(await killAt(world, moment));
    expectKilled(kills, 5);
    await expectFinished(world);
  });
});

test('nor does a run make an account twice that was killed while AWS was creating it', async () => {
  await forgetWhatWasMade();
  await inWorld(async (world) => {
    const kills = [await killAfter(world, random() * startup)];
    await landfall(['local', 'start'], { cwd: project.root, env: world.env });
    await world.putFaults([{ service: 'organizations', operation: 'CreateAccount', times: 1, answer: 'in-progress', polls: 4 }]);
    const during = await killWhile(world, async () => (await calls(world, 'DescribeCreateAccountStatus')) > 0);
    expectKilled([during], 1);
    expect(await calls(world, 'CreateAccount'), 'creations asked for before the kill').toBe(1);

    for (const moment of drawMoments(timeline, 3, random)) kills.push(await killAt(world, moment));
    expectKilled(kills, 5);
    await expectFinished(world);
    expect(await calls(world, 'CreateAccount'), 'creations asked for in all').toBe(3);
  });
});

async function inWorld(use: (world: LocalWorld) => Promise<void>): Promise<void> {
  const world = await makeLocalWorld();
  try {
    await use(world);
  } finally {
    await world.remove();
  }
}

/** Synthesis and build are part of what is killed. */
async function forgetWhatWasMade(): Promise<void> {
  await rm(cacheFolder(project.root), { recursive: true, force: true });
}

async function killAfter(world: LocalWorld, milliseconds: number): Promise<Ended> {
  const run = startLandfall(UP, { cwd: project.root, env: world.env });
  await sleep(milliseconds);
  return killed(run, `${Math.round(milliseconds)} ms after its begin`);
}

/** However fast this run is, it is killed before it is further than the undisturbed one was at that moment. */
async function killAt(world: LocalWorld, moment: Moment): Promise<Ended> {
  const reached = Promise.withResolvers<void>();
  const passed = Promise.withResolvers<void>();
  const onLine = (line: string) => {
    const place = placeOf(timeline, line);
    if (place >= moment.after) reached.resolve();
    if (place > moment.after) passed.resolve();
  };
  if (moment.after === 0) reached.resolve();
  const run = startLandfall(UP, { cwd: project.root, env: world.env, onLine });
  await Promise.race([reached.promise, run.ended]);
  await Promise.race([sleep(moment.wait), passed.promise, run.ended]);
  return killed(run, `${moment.wait} ms after "${moment.key}", or at what follows it`);
}

async function killWhile(world: LocalWorld, isSo: () => Promise<boolean>): Promise<Ended> {
  const run = startLandfall(UP, { cwd: project.root, env: world.env });
  while (!(await isSo()) && run.process.exitCode === null) await sleep(50);
  return killed(run, 'while an account is created');
}

/** Ends that process and no other: what it started goes on or ends as it would on a user's machine. */
async function killed(run: ReturnType<typeof startLandfall>, when: string): Promise<Ended> {
  run.process.kill('SIGKILL');
  const ended = await run.ended;
  process.stdout.write(`resume: ${ended.signal === 'SIGKILL' ? 'killed' : 'over'} ${when}\n`);
  if (ended.signal === null) expectDone(ended);
  return ended;
}

/** The last moment of all may come when the run has just ended. */
function expectKilled(runs: readonly Ended[], count: number): void {
  expect(runs).toHaveLength(count);
  expect(runs.filter(({ signal }) => signal === 'SIGKILL').length).toBeGreaterThanOrEqual(Math.max(1, count - 1));
}

async function expectFinished(world: LocalWorld): Promise<void> {
  expectDone(await landfall(UP, { cwd: project.root, env: world.env }));
  const plan = await landfall(['plan', '--target', 'local', '--json'], { cwd: project.root, env: world.env });
  expectDone(plan);
  expect((JSON.parse(plan.stdout) as { readonly changes: unknown }).changes).toEqual([]);

  const now = await standing(world);
  expect(now.accounts).toEqual(['aws+pier-dev@pier.example', 'aws+pier-playground@pier.example', 'aws+pier-prod@pier.example']);
  expect(digests(now)).toEqual(digests(undisturbed));
  expect(Object.entries(now.stacks).filter(([, { status }]) => !/^(CREATE|UPDATE)_COMPLETE$/.test(status))).toEqual([]);
  expect(Object.keys(now.releases)).toEqual(Object.keys(undisturbed.releases));
  for (const [environment, { release, pending, recorded, live }] of Object.entries(now.releases)) {
    expect(pending, environment).toBeUndefined();
    expect(release, environment).toBe(undisturbed.releases[environment]?.release);
    expect(live, environment).toEqual(recorded);
  }
}

const digests = ({ stacks }: WhatStands) => Object.fromEntries(Object.entries(stacks).map(([stack, { digest }]) => [stack, digest]));

const standing = async (world: LocalWorld) => whatStands(await world.cloud(), project.name, REGION);

const calls = async (world: LocalWorld, operation: string) =>
  (await world.requests()).filter((request) => request.service === 'organizations' && request.operation === operation).length;

function expectDone({ code, stdout, stderr }: Ended): void {
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
}
