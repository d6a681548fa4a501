import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ORCHARD, PIER } from '../testing/projects.ts';
import { synthesized } from '../testing/synthesized.ts';
import { EXPECTED_TYPES } from './expected-types.ts';
import { startJudge } from './judge.ts';
import { type Submission, shapeOf } from './submission.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-judge-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function submission(account: string, delaySeconds: number, byShape = true): Promise<Submission> {
  const file = join(folder, `${account}-${delaySeconds}.template.json`);
  const Properties = { QueueName: `${account}-jobs`, DelaySeconds: delaySeconds };
  await writeFile(file, JSON.stringify({ Resources: { Jobs: { Type: 'AWS::SQS::Queue', Properties } } }));
  return { account, templates: [{ file, region: 'eu-central-1' }], byShape };
}

async function doubtfulOf(submissions: readonly Submission[], program?: URL): Promise<readonly string[]> {
  const judge = startJudge(program);
  try {
    for (const each of submissions) judge.submit(each);
    return [...(await judge.doubtful())].sort();
  } finally {
    await judge.end();
  }
}

describe('a judge', { timeout: 120_000 }, () => {
  it('names the accounts in which it finds something, and no other', async () => {
    const [sound, broken, late] = [await submission('dev', 5), await submission('uat', 5000), await submission('prod', 6000)];
    expect(await doubtfulOf([sound, broken, late])).toEqual(['prod', 'uat']);
  });

  it('names one account for all whose templates differ by their names only, where that is enough', async () => {
    expect(await doubtfulOf([await submission('production', 5000), await submission('dev', 5000)])).toEqual(['production']);
    expect(await doubtfulOf([await submission('production', 5000, false), await submission('dev', 5000, false)])).toEqual([
      'dev',
      'production',
    ]);
  });

  it('leaves every account in doubt when it fails', async () => {
    const gone: Submission = { account: 'gone', templates: [{ file: join(folder, 'none.json'), region: 'eu-central-1' }], byShape: true };
    expect(await doubtfulOf([await submission('dev', 5), gone])).toEqual(['dev', 'gone']);
    expect(await doubtfulOf([await submission('dev', 5)], new URL('./no-such-worker.ts', import.meta.url))).toEqual(['dev']);
  });
});

describe('the shape of a template', () => {
  it('is the same whatever the account is called', () => {
    expect(shapeOf('{"a":"pier-dev-x"}', 'dev', 'eu-central-1')).toBe(shapeOf('{"a":"pier-uat-x"}', 'uat', 'eu-central-1'));
  });

  it('is the same whatever digest follows from the name', () => {
    const [one, other] = ['0123456789abcdef'.repeat(2), 'fedcba9876543210'.repeat(2)];
    expect(shapeOf(`{"Deployment${one}":{}}`, 'dev', 'eu-central-1')).toBe(shapeOf(`{"Deployment${other}":{}}`, 'uat', 'eu-central-1'));
  });

  it('differs with a number, with the region and with another account’s name', () => {
    const shape = shapeOf('{"a":"pier-dev-1"}', 'dev', 'eu-central-1');
    expect(shapeOf('{"a":"pier-dev-2"}', 'dev', 'eu-central-1')).not.toBe(shape);
    expect(shapeOf('{"a":"pier-dev-1"}', 'dev', 'us-east-1')).not.toBe(shape);
    expect(shapeOf('{"a":"pier-dev-1"}', 'uat', 'eu-central-1')).not.toBe(shape);
  });
});

it('expects every type of resource that the blueprint makes', async () => {
  const stacks = [...(await synthesized(PIER)), ...(await synthesized(ORCHARD))];
  const types = new Set(stacks.flatMap(({ content }) => Object.values(content.Resources).map(({ Type }) => Type)));
  expect([...types].filter((type) => !EXPECTED_TYPES.includes(type))).toEqual([]);
});
