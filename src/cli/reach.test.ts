import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Ended, landfall } from './testing/landfall.ts';

const DEV = '222222222222';
const PROD = '444444444444';

const TRUSTING = `Resources:
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      RoleName: deploy
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::${DEV}:root
            Action: sts:AssumeRole
`;

let root: string;

/** An estate of dev and prod in a folder of its own. */
async function estate(name: string, template: string, more: object = {}): Promise<void> {
  await mkdir(join(root, name), { recursive: true });
  const stack = { name: 'access', region: 'eu-central-1', template: 'access.yaml' };
  const accounts = [
    { id: DEV, name: 'dev', tier: 'development' },
    { id: PROD, name: 'prod', tier: 'production', stacks: [stack] },
  ];
  await writeFile(join(root, name, 'estate.json'), JSON.stringify({ version: 1, accounts, ...more }));
  await writeFile(join(root, name, 'access.yaml'), template);
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'landfall-reach-'));
  await estate('open', TRUSTING);
  await estate('closed', 'Resources: {}\n');
  await estate('odd', 'Resources: {}\n', { facts: [{ kind: 'odd' }] });
});
afterAll(() => rm(root, { recursive: true, force: true }));

const reach = (...args: readonly string[]): Promise<Ended> =>
  landfall(['reach', ...args], { cwd: root, env: { HOME: root, NO_COLOR: '1' } });

describe('reach', () => {
  test('shows each way in words with the statement that opens it and its line, and ends with 1', async () => {
    const { code, stdout, stderr } = await reach('prod', '--estate', 'open');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^not isolated: there is one way into prod \(444444444444\)\n/);
    expect(stdout).toContain(
      'whoever has taken over dev (222222222222)\n  1. becomes arn:aws:iam::444444444444:role/deploy by sts:AssumeRole',
    );
    expect(stdout).toContain('trust policy of Deploy, statement 0 (access.yaml:9, Deploy)');
    expect(stdout).toContain('Taken for granted');
  });

  test('prints the contract’s object as JSON and nothing else', async () => {
    const { code, stdout } = await reach(PROD, '--estate', 'open', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      environment: 'prod',
      account: PROD,
      proven: false,
      paths: [{ from: { account: DEV, kind: 'account', id: DEV }, steps: [{ kind: 'assume', to: `arn:aws:iam::${PROD}:role/deploy` }] }],
    });
  });

  test('proves what nobody can reach, says what was checked, and ends with 0', async () => {
    const { code, stdout } = await reach('prod', '--estate', 'closed', '--expect', 'proven');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^proven: nobody can reach prod/);
    expect(stdout).toMatch(/\d+ principals, \d+ policies, \d+ places where a way could be/);
  });

  test('ends with 1 for what can’t be decided only where a proof is expected', async () => {
    const asked = await reach('prod', '--estate', 'odd');
    expect(asked.code).toBe(0);
    expect(asked.stdout).toMatch(/^not proven: no way into prod .* one thing can’t be decided/);
    expect((await reach('prod', '--estate', 'odd', '--expect', 'proven')).code).toBe(1);
  });

  test('asks only for the accounts that are named', async () => {
    expect((await reach('prod', '--estate', 'open', '--from', '999999999999', '--expect', 'proven')).code).toBe(0);
  });

  test.each([
    ['an environment that is not there', ['prd', '--estate', 'open'], 'did you mean prod?'],
    ['an attacker that is not there', ['prod', '--estate', 'open', '--from', 'deb'], 'did you mean dev?'],
    ['an expectation that is none', ['prod', '--estate', 'open', '--expect', 'open'], 'use --expect proven'],
    ['an estate that is not there', ['prod', '--estate', 'nowhere'], 'name the folder'],
  ])('with %s ends with 2', async (_case, args, fix) => {
    const { code, stdout, stderr } = await reach(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(fix);
  });
});
