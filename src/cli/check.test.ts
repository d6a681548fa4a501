import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { CheckResult } from '../guidelines/index.ts';
import { type Ended, landfall } from './testing/landfall.ts';
import { projectFile, writeSmallProject } from './testing/small-project.ts';

const RULE = 'ec2-group-admin-ports-closed';

const group = (cidr: string) => `Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: people
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 22
          ToPort: 22
          CidrIp: ${cidr}
`;
const OPEN = group('0.0.0.0/0');
const CLOSED = group('10.0.0.0/16');
/** One rule that isn't in a list, and ports as text. */
const GROUP_IN_OLD_STYLE = JSON.stringify({
  Resources: {
    A: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { SecurityGroupIngress: { CidrIp: '10.0.0.0/8', FromPort: '22', ToPort: '22', IpProtocol: 'tcp' } },
    },
  },
});
const ESTATE = {
  version: 1,
  accounts: [
    { id: '222222222222', name: 'dev', stacks: [{ name: 'net', region: 'eu-central-1', template: 'dev/net.yaml' }] },
    { id: '444444444444', name: 'prod', stacks: [{ name: 'net', region: 'eu-central-1', template: 'dev/net.yaml' }] },
  ],
  waivers: [{ rule: RULE, resource: 'dev/net#Group', reason: 'nothing is in it', expires: '2999-12-31' }],
};

const FILES = {
  'open.yaml': OPEN,
  'closed.yaml': CLOSED,
  'broken.yaml': 'Resources:\n  A: [',
  'folder/deep/closed.json': GROUP_IN_OLD_STYLE,
  'folder/open.template': OPEN,
  'folder/package.json': '{"name":"x"}',
  'folder/minified.json': `{"Description":"all in one line","Resources":{}}`,
  'folder/node_modules/theirs.yaml': OPEN,
  'pod.yaml': 'apiVersion: v1\nkind: Pod\nspec: {}\n---\napiVersion: v1\nkind: Service\n',
  'empty/readme.md': 'nothing',
  'estate/estate.json': JSON.stringify(ESTATE),
  'estate/dev/net.yaml': OPEN,
};

let root: string;
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'landfall-check-')));
  for (const [path, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** One rule only, so that this doesn't change with every new one. */
const check = (args: readonly string[], stdin?: string): Promise<Ended> =>
  landfall(['check', ...args, '--rule', RULE], { cwd: root, ...(stdin === undefined ? {} : { stdin }) });
const asJson = (ended: Ended) => JSON.parse(ended.stdout) as CheckResult;

describe('landfall check', () => {
  test('of a template with a fault ends with 1 and shows where it is and how to mend it', async () => {
    const { code, stdout, stderr } = await check(['open.yaml']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain(`${RULE}  critical  G4 network segmentation\n`);
    expect(stdout).toContain('  open.yaml:10:11  Group (AWS::EC2::SecurityGroup) Properties.SecurityGroupIngress.0.CidrIp\n');
    expect(stdout).toContain('    10 │           CidrIp: 0.0.0.0/0\n       │           ^^^^^^\n');
    expect(stdout).toMatch(/ {2}fix\n {4}Properties:\n/);
    expect(stdout).toMatch(/fail: 1 finding \(1 critical\)\n$/);
  });

  test('of a good template ends with 0', async () => {
    const { code, stdout } = await check(['closed.yaml']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/pass: 0 findings\n$/);
  });

  test('of several has the good, the bad and the broken in one object, by the paths that were given', async () => {
    const ended = await check(['./open.yaml', 'closed.yaml', 'broken.yaml', 'gone.yaml', '--json']);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 1, stderr: '' });
    const { version, verdict, findings, promises, errors } = asJson(ended);
    expect({ version, verdict }).toEqual({ version: 1, verdict: 'fail' });
    expect(findings.map(({ template, line }) => `${template}:${line}`)).toEqual(['./open.yaml:10']);
    expect(promises).toMatchObject([{ id: 'G4', rules: 1, resourcesJudged: 2, findings: 1, verdict: 'fail' }]);
    expect(errors.map(({ template }) => template)).toEqual(['broken.yaml', 'gone.yaml']);
  });

  test('of good templates and a broken one is unknown and ends with 1', async () => {
    const ended = await check(['closed.yaml', 'broken.yaml', '--json']);
    expect([ended.code, asJson(ended).verdict]).toEqual([1, 'unknown']);
  });

  test('of nothing that can be read ends with 2 and says why in the result', async () => {
    const ended = await check(['broken.yaml', '--json']);
    expect(ended.code).toBe(2);
    expect(asJson(ended)).toMatchObject({ verdict: 'unknown', errors: [{ template: 'broken.yaml' }] });
  });

  test('takes a folder for the templates in it, each once', async () => {
    const ended = await check(['folder', 'folder/open.template', '--json']);
    expect(asJson(ended).findings.map(({ template }) => template)).toEqual(['folder/open.template']);
    expect(asJson(ended).promises).toMatchObject([{ resourcesJudged: 2 }]);
  });

  test('reads - from standard input', async () => {
    const ended = await check(['-', '--json'], OPEN);
    expect(asJson(ended).findings).toMatchObject([{ template: '-', line: 10 }]);
  });

  test('of an estate names account and stack, and waives what its file says', async () => {
    const ended = await check(['--estate', 'estate', '--json']);
    expect(ended.code).toBe(1);
    expect(asJson(ended).findings).toMatchObject([
      { account: '222222222222', stack: 'net', waived: { reason: 'nothing is in it', expires: '2999-12-31', source: 'project' } },
      { account: '444444444444', stack: 'net', template: 'dev/net.yaml', waived: null },
    ]);
    const { stdout } = await check(['--estate', 'estate']);
    expect(stdout).toContain('    in prod/net\n');
    expect(stdout).toContain(`  ${RULE}: nothing is in it (until 2999-12-31)\n    dev/net.yaml:10  Group\n`);
    expect(stdout).toMatch(/fail: 1 finding \(1 critical\), 1 waived\n$/);
  });

  test.each([
    ['sarif', /^\{\n {2}"\$schema"/],
    ['junit', /^<\?xml /],
    ['gitlab', /^\[\n/],
  ])('writes %s on standard output', async (format, expected) => {
    const { code, stdout } = await check(['open.yaml', '--format', format]);
    expect(code).toBe(1);
    expect(stdout).toMatch(expected);
  });

  test('writes the report to a file and says on standard error what it comes to', async () => {
    const { stdout, stderr } = await check(['open.yaml', '--output', 'report.txt']);
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'fail: 1 finding (1 critical)\n' });
    expect(await readFile(join(root, 'report.txt'), 'utf8')).toMatch(/fail: 1 finding/);
  });

  test.each([
    ['a format that there isn’t', ['open.yaml', '--format', 'sarf'], 'did you mean --format sarif?'],
    ['a promise that there isn’t', ['open.yaml', '--promise', 'privacy'], 'use one of '],
    ['a severity that there isn’t', ['open.yaml', '--severity', 'hgh'], 'did you mean high?'],
    ['templates and an estate', ['open.yaml', '--estate', 'estate'], 'give the templates or the estate'],
    ['an estate that there isn’t', ['--estate', 'folder'], 'landfall estate'],
    ['a folder without templates', ['empty'], 'name a template'],
    ['a project that there isn’t', [], 'name templates, an estate with --estate DIRECTORY'],
    ['a file that can’t be written', ['open.yaml', '--output', 'nowhere/report'], 'a folder that is there'],
  ])('with %s ends with 2 and prints no result', async (_case, args, fix) => {
    const { code, stdout, stderr } = await check(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(fix);
  });

  test('of a rule that there isn’t names the closest', async () => {
    const { code, stderr } = await landfall(['check', 'open.yaml', '--rule', 'ec2-group-admin-port-closed'], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain(`did you mean ${RULE}?`);
  });

  test('of several things that there aren’t names all of them at once', async () => {
    const wrong = ['--rule', 'ec2-group-admin-port-closed,nonsense', '--promise', 'G99', '--severity', 'hgh', '--format', 'sarf'];
    const { code, stdout, stderr } = await landfall(['check', 'open.yaml', ...wrong], { cwd: root });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('the command has 5 mistakes');
    for (const part of [
      `did you mean ${RULE}?`,
      '"nonsense"',
      '--promise: there is no promise "G99"',
      'did you mean high?',
      'did you mean --format sarif?',
    ]) {
      expect(stderr).toContain(part);
    }
  });

  test('of what is no template says what it is, and prints no table', async () => {
    const { code, stdout } = await check(['pod.yaml']);
    expect(code).toBe(2);
    expect(stdout).toContain('pod.yaml:1 is not a template: it is a manifest of Kubernetes');
    expect(stdout).not.toContain('promise');
  });

  test('asks only the promises, and only what is severe enough, that were chosen; lists have commas', async () => {
    const asked = async (...args: readonly string[]) =>
      JSON.parse((await landfall(['check', 'open.yaml', '--json', ...args], { cwd: root })).stdout) as CheckResult;
    expect((await asked('--promise', 'g4,G2')).promises.map(({ id }) => id)).toEqual(['G2', 'G4']);
    expect((await asked('--severity', 'critical')).findings.map(({ severity }) => severity)).toContain('critical');
    expect((await asked('--severity', 'critical')).findings.every(({ severity }) => severity === 'critical')).toBe(true);
  });
});

test('the project is judged where nothing is named, with the waivers that its file has', async () => {
  const project = await writeSmallProject({ name: 'pier', environments: { dev: 'development' } });
  const shape = projectFile({ name: 'pier', environments: { dev: 'development' } });
  const waiver = "waivers: [{ rule: 'no-such-rule', resource: 'Anything', reason: 'to see it told of' }],";
  await project.write('landfall.config.ts', shape.replace('architecture:', `${waiver}\n  architecture:`));
  const env = { HOME: project.root, XDG_CACHE_HOME: join(project.root, '.cache') };
  const ended = await landfall(['check', '--json'], { cwd: project.root, env });
  const { findings, waivers, errors } = asJson(ended);
  expect(errors).toEqual([]);
  const own = waivers.filter(({ source }) => source === 'project');
  expect(own).toMatchObject([{ rule: 'no-such-rule', state: 'unknown-rule' }]);
  for (const { account, stack } of findings) expect([account, stack]).not.toContain(null);
  await project.remove();
}, 60_000);

describe('landfall explain', () => {
  test('says of a rule what it wants, why, how to mend it, and on what it rests', async () => {
    const { code, stdout } = await landfall(['explain', RULE], { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${RULE}  `));
    for (const part of [
      'promise   G4 network segmentation',
      'severity  critical: ',
      'fix\n  Properties:',
      'sources\n  https://docs.aws.amazon.com/',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  test('lists all rules by their promises', async () => {
    const { stdout } = await landfall(['explain'], { cwd: root });
    expect(stdout).toMatch(/^G2 encryption at rest\n/);
    expect(stdout).toContain(`  ${RULE} `);
  });

  test('names the closest of a rule that there isn’t', async () => {
    const { code, stderr } = await landfall(['explain', 'ec2-group-admin-closed'], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean ec2-group-');
  });
});
