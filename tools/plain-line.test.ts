import { expect, it } from 'vitest';

import { plainLine, tally } from './plain-line.ts';

type State = 'passed' | 'failed' | 'skipped' | 'pending';

function module(states: readonly State[], errors = 0) {
  return {
    errors: () => Array.from({ length: errors }, () => ({ message: 'does not load' })),
    children: { allTests: () => states.map((state) => ({ result: () => ({ state }) })) },
  };
}

it('sums tests over all files', () => {
  expect(tally([module(['passed', 'failed']), module(['passed', 'skipped'])], [])).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

it('counts a file that fails to load, however many errors it has, as one failure', () => {
  expect(tally([module([], 3), module(['passed'])], [])).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

it('counts unhandled errors and tests that never ended as failures', () => {
  expect(tally([module(['passed', 'pending'])], [new Error('late')])).toEqual({ passed: 1, failed: 2, skipped: 0 });
});

it('speaks of skipped tests only where there are some', () => {
  expect(plainLine({ passed: 6, failed: 0, skipped: 0 })).toBe('6 passed, 0 failed');
  expect(plainLine({ passed: 6, failed: 1, skipped: 2 })).toBe('6 passed, 1 failed, 2 skipped');
});
