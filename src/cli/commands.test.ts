import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Ended, landfall } from './testing/landfall.ts';
import { type SmallProject, writeSmallProject } from './testing/small-project.ts';

let project: SmallProject;
/** Of a user who never signed in anywhere. */
let home: string;

beforeAll(async () => {
  project = await writeSmallProject({ name: 'pier', environments: { dev: 'development' } });
  home = await mkdtemp(join(tmpdir(), 'landfall-home-'));
  await project.write('mistaken.config.ts', MISTAKEN);
  await project.write('unparsable.config.ts', UNPARSABLE);
});

afterAll(async () => {
  await project?.remove();
  await rm(home, { recursive: true, force: true });
});

const MISTAKEN = `export default {
  name: 'Pier',
  region: 'eu-centrall-1',
  domain: 'pier.example',
  organization: { email: 'aws+{account}@pier.example', acess: {} },
  environments: { dev: { tier: 'developement' } },
  architecture: {
    kind: 'serverless',
    web: { path: './web' },
    services: {
      letters: {
        path: './letters',
        api: 'src/api.ts',
        publishes: ['letter-sent'],
        consumers: { archive: { on: 'letter-sent', entry: 7 } },
      },
    },
  },
};
`;

const UNPARSABLE = `import { defineProject } from 'landfall';

export default defineProject({
  name: 'pier',
  region 'eu-central-1',
});
`;

const run = (...args: readonly string[]): Promise<Ended> => landfall(args, { cwd: project.root, env: offline() });

/** No folder of the test's own user is read or written, and no machine's metadata is asked for credentials. */
const offline = () => ({ HOME: home, XDG_CACHE_HOME: join(home, '.cache'), AWS_EC2_METADATA_DISABLED: 'true' });

/** Milliseconds that the first plan of a project may take on a busy machine. */
const SYNTHESIS = 60_000;

const STACK = /^\s+at /m;

describe('a project file with mistakes', () => {
  test.each([['plan'], ['up', '--target', 'local']])('gets one message for each, with its path and its remedy: %s', async (...command) => {
    const { code, stdout, stderr } = await run(...command, '--project', 'mistaken.config.ts');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(STACK);
    expect(stderr).toContain('has 5 mistakes');
    expect(stderr).toMatch(/^ {2}name: "Pier" .*\n {4}→ give lower-case letters/m);
    expect(stderr).toMatch(/^ {2}region: "eu-centrall-1" .*\n {4}→ did you mean "eu-central-1"\?/m);
    expect(stderr).toMatch(/^ {2}organization\.acess: .*\n {4}→ did you mean "access"\?/m);
    expect(stderr).toMatch(/^ {2}environments\.dev\.tier: "developement" .*\n {4}→ did you mean "development"\?/m);
    expect(stderr).toMatch(/^ {2}architecture\.services\.letters\.consumers\.archive\.entry: 7 is not a string\n {4}→ give a string/m);
    expect(existsSync(join(home, '.local')), 'nothing is started for it').toBe(false);
  });

  test('that can not be parsed is shown with its place, its line and a caret below the mistake', async () => {
    const { code, stderr } = await run('plan', '--project', 'unparsable.config.ts');
    expect(code).toBe(2);
    expect(stderr).toContain(`${join(project.root, 'unparsable.config.ts')}:5`);
    expect(stderr).toMatch(/^ {2}region 'eu-central-1',\n {9}\^+$/m);
    expect(stderr).toContain('→ correct the marked place');
    expect(stderr).not.toMatch(STACK);
  });

  test('that is not there is asked for by name', async () => {
    const { code, stderr } = await run('plan', '--project', 'landfal.config.ts');
    expect(code).toBe(2);
    expect(stderr).toContain(`there is no ${join(project.root, 'landfal.config.ts')}`);
    expect(stderr).toContain('--project FILE');
  });
});

describe('what the command line does not know', () => {
  test.each([
    [['plam'], "unknown command 'plam'", 'Did you mean plan?', 'landfall --help'],
    [['plan', '--ofline'], "unknown option '--ofline'", 'Did you mean --offline?', 'landfall plan --help'],
    [['local', 'statsu'], "unknown command 'statsu'", 'Did you mean status?', 'landfall local --help'],
    [['local', 'stop', '--discrad'], "unknown option '--discrad'", 'Did you mean --discard?', 'landfall local stop --help'],
    [['plan', '--target', 'lokal'], 'there is no target "lokal"', 'did you mean --target local?', ''],
  ])('is answered with the closest that it knows: %j', async (args, unknown, closest, help) => {
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(unknown);
    expect(stderr).toContain(closest);
    expect(stderr).toContain(help);
    expect(stderr).not.toMatch(STACK);
  });
});

describe('without credentials', { timeout: SYNTHESIS }, () => {
  test('a plan is made against an empty cloud, says so first, and can not be applied', async () => {
    const file = join(home, 'plan.json');
    const planned = await run('plan', '--out', file);
    expect({ ...planned, stdout: '' }).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
    expect(planned.stdout.split('\n', 1)[0]).toMatch(/against an empty cloud \(no AWS credentials were found\)/);
    expect(planned.stdout).toContain('pier-dev-compute');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1, against: 'empty', project: 'pier' });

    const applied = await run('up', file, '--yes');
    expect(applied.code).toBe(2);
    expect(applied.stderr).toContain("against an empty cloud (no AWS credentials were found) and can't be applied");
    expect(applied.stderr).toContain('→ sign in and make the plan again');
  });

  test('the plan as JSON is the plan and nothing else', async () => {
    const { code, stdout, stderr } = await run('plan', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { against, notice, changes } = JSON.parse(stdout) as { against: string; notice: string; changes: { action: string }[] };
    expect({ against, notice }).toEqual({ against: 'empty', notice: 'no AWS credentials were found' });
    expect(changes.filter(({ action }) => action !== 'create')).toEqual([]);
    expect(changes.length).toBeGreaterThan(20);
  });

  test.each([['up', '--yes'], ['release']])('nothing is applied: %s', async (...command) => {
    const { code, stdout, stderr } = await run(...command);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('no AWS credentials were found, so there is nothing to apply to');
    expect(stderr).toContain('--target local');
  });

  test.each(['release', 'rollback'])('a name that no environment has is refused as such, by %s', async (command) => {
    const { code, stdout, stderr } = await run(command, 'dew');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('there is no environment "dew" that runs the product');
    expect(stderr).toContain('did you mean dev?');
  });

  test('a config file that only names a region is none', async () => {
    await mkdir(join(home, '.aws'), { recursive: true });
    await writeFile(join(home, '.aws', 'config'), '[default]\nregion = eu-central-1\n');
    const { code, stdout } = await run('plan');
    expect(code).toBe(0);
    expect(stdout).toContain('no AWS credentials were found');
  });
});

describe('a local cloud that is not running', { timeout: SYNTHESIS }, () => {
  test('is empty for a plan, which says so and neither installs nor starts anything', async () => {
    const { code, stdout, stderr } = await run('plan', '--target', 'local');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n', 1)[0]).toMatch(/against an empty cloud \(the local cloud is not running\)/);
    expectNothingInstalled();
  });

  test('is told as such by its status, as text and as JSON', async () => {
    const [text, json] = await Promise.all([run('local', 'status'), run('local', 'status', '--json')]);
    expect(text.stdout).toBe('The local cloud is stopped; nothing is saved.\n');
    expect(JSON.parse(json.stdout)).toEqual({ state: 'stopped', snapshot: false });
    expect([text.code, json.code]).toEqual([0, 0]);
    expectNothingInstalled();
  });

  function expectNothingInstalled(): void {
    expect(existsSync(join(home, '.local')), 'a state directory').toBe(false);
    const emulators = readdirSync(join(home, '.cache', 'landfall')).filter((name) => name.startsWith('emulators'));
    expect(emulators, 'installed emulators').toEqual([]);
  }
});

describe('a saved plan', () => {
  test('that is not there is said to be missing', async () => {
    const { code, stderr } = await run('up', 'nowhere.json');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: there is no nowhere.json\n  → save a plan with `landfall plan --out FILE`\n',
    });
  });

  test.each([
    ['that is no JSON', 'not a plan'],
    ['of another kind', '{"version":2}'],
  ])('%s is refused by name', async (_case, content) => {
    const file = join(home, 'other.json');
    await writeFile(file, content);
    const { code, stderr } = await run('up', file);
    expect(code).toBe(2);
    expect(stderr).toContain(`${file} is no plan that this version of Landfall saved`);
    expect(stderr).not.toMatch(STACK);
  });
});
