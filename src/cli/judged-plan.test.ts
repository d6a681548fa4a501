import { expect, it } from 'vitest';

import type { Plan, Verdicts } from '../plan/index.ts';
import { judgedPlan } from './judged-plan.ts';

const { createAwsTarget } = await import('../cloud/aws-target.ts');

const PLAN: Plan = {
  version: 1,
  project: 'pier',
  target: 'aws',
  against: 'observed',
  key: '',
  changes: [{ action: 'create', kind: 'stack', name: 'pier-dev-data', account: 'dev' }],
  kept: 0,
  rehearsal: { caveats: [], standIns: [], ignored: [] },
};
const VERDICTS: Verdicts = {
  guidelines: { version: 1, verdict: 'fail', findings: [], promises: [], unknown: [], errors: [], waivers: [] },
  isolation: [],
  isolationLeftOut: [],
  permissions: { verdict: 'refused', asked: 1, refusals: [], unknown: [] },
};
const AWS = createAwsTarget({ region: 'eu-central-1' });

async function judged(plan: Plan, { target = AWS, judge = async () => VERDICTS } = {}) {
  const told: unknown[] = [];
  const session = { loaded: { file: '', root: '', input: {}, sources: () => ({}) }, target };
  const made = await judgedPlan(session, { folder: '' }, plan, { tell: (error) => told.push(error), judge });
  return { verdicts: made.verdicts, told };
}

it('is shown with its verdicts, bad ones too, before it is applied on AWS', async () => {
  expect(await judged(PLAN)).toEqual({ verdicts: VERDICTS, told: [] });
});

it('has none where nothing is applied on AWS', async () => {
  expect((await judged({ ...PLAN, changes: [] })).verdicts).toBeUndefined();
  expect((await judged(PLAN, { target: { ...AWS, name: 'local' } })).verdicts).toBeUndefined();
});

it('can be applied though judging failed, which is told of', async () => {
  const failure = new Error('a bug of ours');
  expect(await judged(PLAN, { judge: () => Promise.reject(failure) })).toEqual({ verdicts: undefined, told: [failure] });
});
