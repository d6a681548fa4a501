import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CheckResult } from '../guidelines/index.ts';
import { startLandfall } from './testing/landfall.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-packs-'));
  writeFileSync(
    join(folder, 'queue.yaml'),
    'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n      SqsManagedSseEnabled: true\n    Metadata:\n      landfall: {waivers: [{rule: "cdk-nag:AwsSolutions-SQS3", reason: nobody misses what is lost}]}\n',
  );
  writeFileSync(
    join(folder, 'odd.yaml'),
    'Resources:\n  Subscription: {Type: AWS::SNS::Subscription, Properties: {Endpoint: !Ref Nothing}}\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const landfall = (...args: string[]) => startLandfall(args, { cwd: folder }).ended;

describe('landfall check --packs', { timeout: 90_000 }, () => {
  it('shows what packs find beside what the guidelines find, waived or not, and leaves the promises as they are', async () => {
    const [plain, packed] = await Promise.all([
      landfall('check', 'queue.yaml', 'odd.yaml', '--json'),
      landfall('check', 'queue.yaml', 'odd.yaml', '--json', '--packs', 'aws-solutions'),
    ]);
    const [before, after] = [plain, packed].map(({ stdout }) => JSON.parse(stdout) as CheckResult);
    expect(packed.stderr).toBe('');
    const ofPack = after?.findings.filter(({ rule }) => rule.startsWith('cdk-nag:'));
    expect(ofPack?.map(({ rule, waived }) => [rule, waived?.reason])).toEqual([
      ['cdk-nag:AwsSolutions-SQS3', 'nobody misses what is lost'],
      ['cdk-nag:AwsSolutions-SQS4', undefined],
    ]);
    expect(after?.errors).toMatchObject([
      { template: 'odd.yaml', message: expect.stringContaining('cdk-nag can’t load it'.replace('’', "'")) as string },
    ]);
    expect(after?.promises).toEqual(before?.promises);
    expect(before?.waivers, 'without packs its waiver is no mistake').toEqual([]);
  });

  it('refuses a pack that there isn’t', async () => {
    const { code, stderr } = await landfall('check', 'queue.yaml', '--packs', 'aws-solution');
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean aws-solutions?');
  });
});
