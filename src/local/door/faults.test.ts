import { expect, test } from 'vitest';

import { Faults } from './faults.ts';
import { Turns } from './turns.ts';

test('a rule meets its calls as often as it says', () => {
  const faults = new Faults();
  faults.replace([
    { service: 'organizations', operation: 'CreateAccount', answer: 'throttle', times: 2 },
    { service: '*', operation: '*', delayMs: 5 },
  ]);
  expect(faults.take('organizations', 'CreateAccount')).toMatchObject({ answer: 'throttle' });
  expect(faults.take('iam', 'GetRole')).toMatchObject({ delayMs: 5 });
  expect(faults.take('organizations', 'CreateAccount')).toMatchObject({ answer: 'throttle' });
  expect(faults.take('organizations', 'CreateAccount')).toMatchObject({ delayMs: 5 });
  expect(faults.list()).toMatchObject([{ left: 0 }, { left: null }]);
});

test.each([
  [{}, 'list'],
  [[{ service: 'iam' }], 'operation'],
  [[{ service: 'iam', operation: 'GetRole', probability: 1 }], 'probability'],
  [[{ service: 'iam', operation: 'GetRole', times: -1 }], 'times'],
  [[{ service: 'iam', operation: 'GetRole', answer: 'explode' }], 'answer'],
  [[{ service: 'iam', operation: 'GetRole', answer: 'in-progress' }], 'CreateAccount'],
])('%j is no rule, and the old ones stay', (rules, word) => {
  const faults = new Faults();
  faults.replace([{ service: 'iam', operation: 'GetRole' }]);
  expect(() => faults.replace(rules)).toThrow(word);
  expect(faults.list()).toHaveLength(1);
});

test('work of one name runs one at a time, after a failure too', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      seen.push(`${name} out`);
      if (fails) throw new Error(name);
    };
  const results = await Promise.allSettled([turns.take('a', work('1', true)), turns.take('a', work('2')), turns.take('b', work('3'))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(seen.filter((each) => !each.startsWith('3'))).toEqual(['1 in', '1 out', '2 in', '2 out']);
  expect(seen.indexOf('3 in')).toBeLessThan(seen.indexOf('1 out'));
});
