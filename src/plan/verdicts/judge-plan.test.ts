import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { estateOf } from '../../estate/testing/templates.ts';
import type { Plan } from '../plan.ts';
import { judgePlan } from './judge-plan.ts';

const LOADED = { file: 'landfall.config.ts', root: '/', input: {}, sources: () => ({}) };
const PLAN: Plan = {
  version: 1,
  project: 'pier',
  target: 'aws',
  against: 'empty',
  key: '',
  changes: [],
  kept: 0,
  rehearsal: { caveats: [], standIns: [], ignored: [] },
};
const waiver = { rule: 's3-bucket-versioning', reason: 'it is filled anew each night', expires: '2026-11-30' };
const ESTATE = estateOf({ Resources: { Uploads: { Type: 'AWS::S3::Bucket', Metadata: { landfall: { waivers: [waiver] } } } } });

let folder: string;
let looked: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-verdicts-'));
  looked = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const judged = (today: string, plan: Plan = PLAN) =>
  judgePlan(LOADED, folder, plan, {
    today,
    estateOf: async () => {
      looked += 1;
      return ESTATE;
    },
  });

it('judges a project once, until a waiver expires', async () => {
  const first = await judged('2026-11-24');
  expect(await judged('2026-11-30')).toEqual(first);
  expect(looked).toBe(1);
  const later = await judged('2026-12-01');
  expect(looked).toBe(2);
  const waived = ({ guidelines }: typeof first) => guidelines.findings.find(({ rule }) => rule === waiver.rule)?.waived?.reason;
  expect([waived(first), waived(later)]).toEqual([waiver.reason, undefined]);
});

it('rehearses what another plan would change anew, and judges nothing else', async () => {
  await judged('2026-11-24');
  const other = { ...PLAN, changes: [{ action: 'create', kind: 'stack', name: 'data', account: 'dev' }] } as const;
  await judged('2026-11-24', other);
  await judged('2026-11-24', other);
  expect(looked).toBe(2);
});
