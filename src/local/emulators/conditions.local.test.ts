import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Template } from '../../assembly/index.ts';
import type { Ministack } from '../lowering/testing/ministack.ts';
import { deploy, startMinistack } from '../lowering/testing/ministack.ts';

const queueWhere = (condition: string) => ({ Type: 'AWS::SQS::Queue', Condition: condition });

const TEMPLATE: Template = {
  Conditions: {
    IsHome: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] },
    IsElsewhere: { 'Fn::Not': [{ Condition: 'IsHome' }] },
    IsOurs: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '222222222222'] },
  },
  Resources: { Home: queueWhere('IsHome'), Elsewhere: queueWhere('IsElsewhere'), Ours: queueWhere('IsOurs') },
};

let ministack: Ministack;
beforeAll(async () => {
  ministack = await startMinistack();
});
afterAll(() => ministack.stop());

test.each([
  ['eu-central-1', ['Home', 'Ours']],
  ['us-east-1', ['Elsewhere', 'Ours']],
])('a stack in %s has what its conditions on region and account say', async (region, made) => {
  const { resources } = await deploy(ministack.clientSettings(region), 'conditional', TEMPLATE);
  expect(Object.keys(resources).toSorted()).toEqual(made);
});
