import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { OrganizationsClient, paginateListPolicies, paginateListTargetsForPolicy } from '@aws-sdk/client-organizations';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { UNDELEGATED } from '../local/index.ts';
import { type Ended, landfall } from './testing/landfall.ts';
import { type LocalWorld, type LoggedRequest, makeLocalWorld } from './testing/local-world.ts';
import { type SmallProject, projectFile, writeSmallProject } from './testing/small-project.ts';
import { whatStands } from './testing/what-stands.ts';

const REGION = 'eu-central-1';
const UP = ['up', '--target', 'local', '--yes'];

let world: LocalWorld;
let first: SmallProject;
/** Its name begins with the first one's, as does every name within its prefix. */
let second: SmallProject;

beforeAll(async () => {
  world = await makeLocalWorld();
  first = await writeSmallProject({ name: 'pier', environments: { dev: 'development' } });
  second = await writeSmallProject({ name: 'pier-two', environments: { dev: 'development' } });
  expectDone(await run(first, ...UP));
});

afterAll(async () => {
  await world?.remove();
  await Promise.all([first?.remove(), second?.remove()]);
});

test('a domain that is not delegated yet holds up its certificates alone, and the next run goes on', async () => {
  const marker = join(world.directory, UNDELEGATED);
  const before = await everythingOf(first);
  const from = (await world.requests()).length;
  await writeFile(marker, 'pier-two.example\n');

  const waiting = await run(second, ...UP);
  expect({ code: waiting.code }, waiting.stderr).toEqual({ code: 3 });
  const [, servers = ''] = /→ set these name servers for pier-two\.example at its registrar.*again: (.+)$/m.exec(waiting.stderr) ?? [];
  expect(servers.split(', ').filter((server) => /^[\w.-]+\.[\w.-]+$/.test(server)).length, waiting.stderr).toBeGreaterThanOrEqual(2);
  expect(waiting.stderr).toContain("isn't delegated");

  const stacks = Object.keys((await everythingOf(second)).stacks).map((stack) => stack.split(' ')[2]);
  expect(stacks).toContain('pier-two-dev-compute');
  expect(stacks).toContain('pier-two-dev-identity');
  expect(stacks).not.toContain('pier-two-dev-edge');

  await writeFile(marker, '');
  expectDone(await run(second, ...UP));
  expect(await changesOf(second)).toEqual([]);
  expect((await everythingOf(second)).releases).toMatchObject({ dev: { pending: undefined } });

  // The first project is as it was: by its own plan, by what stands in its accounts, and by what the front door saw.
  expect(await changesOf(first)).toEqual([]);
  expect(await everythingOf(first)).toEqual(before);
  expect(await writesTo(first, from)).toEqual([]);
});

test('nor does a change of the first project touch the second', async () => {
  const before = await everythingOf(second);
  const from = (await world.requests()).length;
  await first.write('landfall.config.ts', projectFile({ name: 'pier', environments: { dev: 'development', late: 'playground' } }));
  expectDone(await run(first, ...UP));
  expect(Object.keys((await everythingOf(first)).stacks).filter((stack) => stack.includes('pier-late-'))).not.toEqual([]);

  expect(await changesOf(second)).toEqual([]);
  expect(await everythingOf(second)).toEqual(before);
  expect(await writesTo(second, from)).toEqual([]);
});

const run = (project: SmallProject, ...args: readonly string[]): Promise<Ended> => landfall(args, { cwd: project.root, env: world.env });

async function changesOf(project: SmallProject): Promise<unknown> {
  const plan = await run(project, 'plan', '--target', 'local', '--json');
  expectDone(plan);
  return (JSON.parse(plan.stdout) as { readonly changes: unknown }).changes;
}

/** What stands in a project's accounts, and its policies with what they are attached to. */
async function everythingOf({ name }: SmallProject) {
  const cloud = await world.cloud();
  const { accounts, stacks, releases } = await whatStands(cloud, name, REGION);
  return { accounts, stacks: ownOf(name, stacks), releases, policies: await policiesOf(name) };
}

/** Stacks in the management account are told apart by their names alone. */
function ownOf<Value>(name: string, stacks: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(stacks).filter(([stack]) => ownerOf(stack.split(' ')[2] ?? '') === name));
}

const ownerOf = (name: string) => (name.startsWith('pier-two-') ? 'pier-two' : 'pier');

async function policiesOf(project: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const client = (await world.cloud()).management.client(OrganizationsClient, REGION);
  const policies: Record<string, readonly string[]> = {};
  for await (const { Policies = [] } of paginateListPolicies({ client }, { Filter: 'SERVICE_CONTROL_POLICY' })) {
    for (const { Id, Name = '', AwsManaged } of Policies) {
      if (AwsManaged === true || ownerOf(Name) !== project) continue;
      const targets: string[] = [];
      for await (const { Targets = [] } of paginateListTargetsForPolicy({ client }, { PolicyId: Id })) {
        targets.push(...Targets.map(({ TargetId = '' }) => TargetId));
      }
      policies[Name] = targets.toSorted();
    }
  }
  return policies;
}

/** The log names an operation as the SDK does, or by its method and path. */
const READS = /^(?:GET |HEAD |Get|List|Describe|Head)/;

/** Calls from number `from` on that change something in a project's member accounts. */
async function writesTo({ name }: SmallProject, from: number): Promise<readonly LoggedRequest[]> {
  const { accountIds } = await whatStands(await world.cloud(), name, REGION);
  return (await world.requests()).slice(from).filter(({ account, operation }) => {
    return account !== undefined && accountIds.includes(account) && !READS.test(operation);
  });
}

function expectDone({ code, stdout, stderr }: Ended): void {
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
}
