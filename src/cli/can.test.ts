import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Ended, landfall } from './testing/landfall.ts';
import { type SmallProject, writeSmallProject } from './testing/small-project.ts';

let project: SmallProject;
let written: Ended;
let ids: Readonly<Record<string, string>>;
const run = (...args: readonly string[]): Promise<Ended> =>
  landfall(args, { cwd: project.root, env: { HOME: project.root, AWS_EC2_METADATA_DISABLED: 'true' } });

beforeAll(async () => {
  project = await writeSmallProject({ name: 'pier', environments: { dev: 'development', prod: 'production' } });
  written = await run('estate', 'out/estate');
  const text = await readFile(join(project.root, 'out/estate/estate.json'), 'utf8');
  const { accounts } = JSON.parse(text) as { readonly accounts: readonly { readonly name: string; readonly id: string }[] };
  ids = Object.fromEntries(accounts.map(({ name, id }) => [name, id]));
}, 60_000);
afterAll(() => project?.remove());

const role = (account: string, name: string) => `arn:aws:iam::${ids[account]}:role/${name}`;
const can = (...args: readonly string[]) => run('can', ...args, '--estate', 'out/estate');

test('an estate is written without credentials, for its owner only', async () => {
  const { code, stdout, stderr } = written;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^3 accounts with \d+ stacks and \d+ resources are written to .*out\/estate\n$/);
  expect((await stat(join(project.root, 'out/estate/estate.json'))).mode & 0o077).toBe(0);
});

describe('a question about it', () => {
  test('that is answered yes ends with 0 and names what allows it', async () => {
    const { code, stdout } = await can(
      `arn:aws:iam::${ids['management']}:root`,
      'sts:AssumeRole',
      role('dev', 'OrganizationAccountAccessRole'),
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^yes: .* may sts:AssumeRole on /);
    expect(stdout).toContain('trust policy of OrganizationAccountAccessRole, statement 0');
    expect(stdout, 'levels that say the same are told once').toContain('at root, pier, workloads, development, dev');
  });

  test('that is answered no ends with 1, and as JSON is the contract’s object', async () => {
    const { code, stdout } = await can(
      role('dev', 'OrganizationAccountAccessRole'),
      'sts:AssumeRole',
      role('prod', 'pier-release'),
      '--json',
    );
    expect(code).toBe(1);
    const answer = JSON.parse(stdout) as { readonly because: readonly object[] };
    expect(answer).toMatchObject({ answer: 'no', missing: [] });
    expect(answer.because).toContainEqual(
      expect.objectContaining({ layer: 'resource', resource: expect.stringMatching(/Role/), template: expect.stringMatching(/^prod\//) }),
    );
  });

  test('that depends on the request ends with 1 and says on what, and is answered by it', async () => {
    const question = ['logs.amazonaws.com', 'kms:Decrypt', 'dev/pier-dev-baseline#Key'];
    const open = await can(...question);
    expect(open.code).toBe(1);
    expect(open.stdout).toMatch(/^unknown: /);
    expect(open.stdout).toMatch(/it depends on .*aws:SourceAccount/);
    const given = await can(...question, '--context', 'aws:SourceAccount=999999999999', 'aws:SourceOrgID=o-elsewhere');
    expect(given.stdout).toContain('(OnlyOurDeputies)');
    expect([given.code, given.stdout.slice(0, 3)]).toEqual([1, 'no:']);
  });

  test.each([
    ['a principal that is not there', ['dev/pier-Developr', 's3:ListAllMyBuckets', '*'], 'did you mean dev/pier-Developer?'],
    [
      'a resource that is not there',
      ['dev/pier-Developer', 's3:GetObject', 'dev/pier-dev-baseline#Kee'],
      'did you mean dev/pier-dev-baseline#Key?',
    ],
    ['an action that is none', ['dev/pier-Developer', 'GetObject', '*'], 'give it as s3:GetObject'],
    [
      'a context without a value',
      ['dev/pier-Developer', 's3:GetObject', '*', '--context', 'aws:SourceIp'],
      'give a condition key and its value',
    ],
  ])('with %s ends with 2', async (_case, question, fix) => {
    const { code, stdout, stderr } = await can(...question);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(fix);
  });

  test('about an action that AWS doesn’t list is answered, with a note that names the closest', async () => {
    const { code, stdout, stderr } = await can('dev/pier-Developer', 's3:GetObjekt', '*');
    expect([code, stdout.slice(0, 3)]).toEqual([1, 'no:']);
    expect(stderr).toBe('note: no action s3:GetObjekt is known; did you mean s3:GetObject?\n');
    expect((await can('dev/pier-Developer', 's3:ListAllMyBuckets', '*')).stderr).toBe('');
  });

  test('without an estate is refused', async () => {
    const { code, stderr } = await run('can', '*', 's3:GetObject', '*', '--estate', 'elsewhere');
    expect(code).toBe(2);
    expect(stderr).toContain('there is no ');
  });
});
