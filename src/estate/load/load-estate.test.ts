import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ProblemsError } from '../../report/index.ts';
import { asText, checkedEstate, estateDigest, estateOfTemplates, loadEstate, loadTemplates, writeEstate } from '../index.ts';
import { resourceOf } from '../testing/templates.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'landfall-estate-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

const ESTATE = {
  version: 1,
  organization: {
    id: 'o-exampleorg',
    managementAccount: '111111111111',
    root: 'r-root',
    units: [
      { id: 'ou-work', name: 'Workloads', parent: 'r-root' },
      { id: 'ou-dev', name: 'Development', parent: 'ou-work' },
    ],
    policies: [
      {
        id: 'p-full',
        name: 'FullAWSAccess',
        type: 'SERVICE_CONTROL_POLICY',
        targets: ['r-root', 'ou-work', 'ou-dev', '222222222222'],
        content: { Statement: [] },
      },
      { id: 'p-guard', name: 'guardrails', type: 'SERVICE_CONTROL_POLICY', targets: ['ou-work'], content: { Statement: [] } },
    ],
  },
  accounts: [
    { id: '111111111111', name: 'management', tier: 'management', unit: 'r-root' },
    {
      id: '222222222222',
      name: 'dev',
      tier: 'development',
      unit: 'ou-dev',
      stacks: [
        {
          name: 'data',
          region: 'eu-central-1',
          template: 'dev/data.yaml',
          parameters: { Name: 'orders' },
          role: 'arn:aws:iam::222222222222:role/exec',
        },
        { name: 'app', region: 'eu-central-1', template: 'dev/app.json', inputs: { Queue: { stack: 'data', output: 'Queue' } } },
        { name: 'broken', region: 'eu-central-1', template: 'dev/broken.json' },
      ],
    },
  ],
  access: [{ group: 'developers', members: ['dev@harbor.example'], account: '222222222222', permissionSet: { name: 'Developer' } }],
  exceptions: [{ from: { account: '111111111111', kind: 'role', id: 'arn:x' }, to: '222222222222', reason: 'provisioning' }],
  facts: [{ kind: 'ram-share', account: '222222222222', with: 'somebody' }],
};
const FILES = {
  'estate.json': ESTATE,
  'dev/data.yaml':
    'Parameters: {Name: {Type: String}}\nResources:\n  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}\nOutputs: {Queue: {Value: !GetAtt Queue.Arn}}\n',
  'dev/app.json': { Parameters: { Queue: { Type: 'String' } }, Resources: { Probe: { Type: 'T', Properties: { V: { Ref: 'Queue' } } } } },
  'dev/broken.json': '{',
};

describe('an estate’s folder', () => {
  it('is read with its organization, its people and what nobody’s template shows', async () => {
    await write(FILES);
    const estate = await loadEstate(directory);
    expect(resourceOf(estate, 'Probe').property('V')).toBe('arn:aws:sqs:eu-central-1:222222222222:orders');
    expect(resourceOf(estate, 'Queue').stack.settings.role).toBe('arn:aws:iam::222222222222:role/exec');
    expect(estate.errors).toEqual([
      { template: 'dev/broken.json', message: 'is not valid JSON: a key in quotes, or } is expected here', line: 1 },
    ]);
    expect([estate.access.length, estate.exceptions.length, estate.facts.length]).toEqual([1, 1, 1]);
    const dev = estate.account('222222222222');
    expect(dev?.tier).toBe('development');
    expect(
      dev && estate.levelsOf(dev, 'SERVICE_CONTROL_POLICY')?.map(({ id, policies }) => [id, policies.map(({ name }) => name)]),
    ).toEqual([
      ['r-root', ['FullAWSAccess']],
      ['ou-work', ['FullAWSAccess', 'guardrails']],
      ['ou-dev', ['FullAWSAccess']],
      ['222222222222', ['FullAWSAccess']],
    ]);
  });

  it('comes out of a round through writing as it went in', async () => {
    const { 'dev/broken.json': _broken, ...files } = FILES;
    const [management, dev] = ESTATE.accounts;
    await write({ ...files, 'estate.json': { ...ESTATE, accounts: [management, { ...dev, stacks: dev?.stacks?.slice(0, 2) }] } });
    const first = await loadEstate(directory);
    const copy = join(directory, 'copy');
    await writeEstate(first, copy);
    const second = await loadEstate(copy);
    expect(second.description).toEqual(first.description);
    expect(estateDigest(second)).toBe(estateDigest(first));
    const shown = (estate: typeof first) =>
      estate.resources().map((resource) => [resource.stack.key, resource.logicalId, resource.properties, resource.line('Properties')]);
    expect(shown(second)).toEqual(shown(first));
    expect((await stat(join(copy, 'estate.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(copy, 'dev/data.yaml'))).mode & 0o777).toBe(0o600);
  });

  it('is refused with all its mistakes at once', async () => {
    await write({
      'estate.json': {
        version: 2,
        organization: { id: 'example', units: [{ id: 'ou-a' }] },
        accounts: [{ id: 12, tier: 'developmnt', stacks: [{ name: 'a', region: 'Frankfurt', template: 'a.json', parameters: { A: {} } }] }],
        access: {},
      },
    });
    const refusal = await loadEstate(directory).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemsError);
    expect(
      (refusal as ProblemsError).problems.map(
        ({ path, message, fix }) => `${path}: ${message}${fix?.startsWith('did') === true ? `; ${fix}` : ''}`,
      ),
    ).toEqual([
      'version: 2 is not one of 1',
      'organization.id: "example" is not of the form ^o-[a-z0-9]+$',
      'organization.units[0].parent: is missing',
      'accounts[0].id: 12 is not text',
      'accounts[0].tier: "developmnt" is not one of management, security, log-archive, network, shared, development, acceptance, production, playground; did you mean development?',
      'accounts[0].stacks[0].region: "Frankfurt" is not of the form ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$',
      'accounts[0].stacks[0].parameters.A: {} is not text or a number or true or false or a list',
      'access: {} is not a list',
    ]);
  });

  it('is refused for a field that is misspelt, which would leave out what it says, and passes over any other', () => {
    const account = (more: object) => ({ version: 1, accounts: [{ id: '222222222222', ...more }] });
    expect(() => checkedEstate({ version: 1, accounts: [], acess: [] })).toThrow(ProblemsError);
    expect(() => checkedEstate(account({ stakcs: [] }))).toThrow(ProblemsError);
    expect(() => checkedEstate(account({ notes: 'a' }))).not.toThrow();
  });

  it('is refused when its names don’t meet, or its templates lie outside', () => {
    const account = (id: string, over: object = {}) => ({ id, ...over });
    const stack = (template: string) => ({ name: 'a', region: 'eu-central-1', template });
    const messages = (description: object) => {
      try {
        checkedEstate({ version: 1, accounts: [], ...description });
        return [];
      } catch (error) {
        return (error as ProblemsError).problems.map(({ message }) => message);
      }
    };
    expect(messages({ accounts: [account('222222222222'), account('222222222222')] })).toEqual([
      'the account 222222222222 is listed twice',
    ]);
    expect(messages({ accounts: [account('222222222222', { stacks: [stack('a'), stack('b')] })] })).toEqual([
      'the stack a in eu-central-1 is listed twice',
    ]);
    expect(messages({ accounts: [account('222222222222', { stacks: [stack('../../etc/passwd')] })] })).toEqual([
      '"../../etc/passwd" is not inside the estate’s folder',
    ]);
    expect(messages({ accounts: [account('222222222222', { stacks: [stack('/etc/passwd')] })] })).toHaveLength(1);
    const units = [
      { id: 'a', parent: 'b' },
      { id: 'b', parent: 'a' },
    ];
    expect(messages({ organization: { root: 'r', units } })).toEqual(['the unit a is above itself', 'the unit b is above itself']);
    expect(messages({ organization: { root: 'r' }, accounts: [account('222222222222', { unit: 'x' })] })).toEqual(['there is no unit x']);
    expect(messages({ access: [{ group: 'g', account: '222222222222', permissionSet: { name: 'p' } }] })).toEqual([
      'the account 222222222222 is not in accounts',
    ]);
  });

  it('is asked for by name when there is none', async () => {
    await expect(loadEstate(directory)).rejects.toThrow(/there is no .*estate\.json/);
    await write({ 'estate.json': '{' });
    await expect(loadEstate(directory)).rejects.toThrow(/is not valid JSON/);
  });
});

describe('templates alone', () => {
  it('are read from files, and one that isn’t there is an error like any other', async () => {
    await write(FILES);
    const paths = ['dev/data.yaml', 'missing.yaml', 'dev'].map((path) => join(directory, path));
    const estate = await loadTemplates(paths);
    expect(estate.errors).toEqual([
      { template: paths[1], message: 'is not there' },
      { template: paths[2], message: 'is a folder' },
    ]);
    expect(asText(resourceOf(estate, 'Queue').reference)).toBe('https://sqs.<unknown>.amazonaws.com/<unknown>/<unknown>');
    await expect(writeEstate(estate, directory)).rejects.toThrow(/no account holds them/);
  });

  it('are each called by their own path, though they say the same', async () => {
    await write({ 'a.yaml': FILES['dev/data.yaml'], 'b.yaml': FILES['dev/data.yaml'], 'c.json': '{', 'd.json': '{' });
    const estate = await loadTemplates(['a.yaml', 'b.yaml', 'c.json', 'd.json'].map((path) => join(directory, path)));
    expect(estate.resources().map(({ template }) => template.slice(-6))).toEqual(['a.yaml', 'b.yaml']);
    expect(estate.errors.map(({ template }) => template.slice(-6))).toEqual(['c.json', 'd.json']);
  });

  it('don’t change what is said of each other', () => {
    const bucket = {
      path: 'a',
      text: JSON.stringify({
        Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'photos' } } },
        Outputs: { O: { Value: 1, Export: { Name: 'x' } } },
      }),
    };
    const policy = {
      path: 'b',
      text: JSON.stringify({
        Resources: { Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'photos', V: { 'Fn::ImportValue': 'x' } } } },
      }),
    };
    const estate = estateOfTemplates([bucket, policy]);
    expect(estate.targetsOf(resourceOf(estate, 'Policy'))).toEqual([]);
    expect(resourceOf(estate, 'Policy').property('V')).toMatchObject({ why: 'no stack exports x' });
  });
});
