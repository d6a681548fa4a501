import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { HEAVY, loadedBy } from './loaded-modules.ts';
import { median } from './measure.ts';

const bin = resolve(import.meta.dirname, '../bin/landfall.js');

it.each(['--version', '--help'])('answers %s without loading zod, CDK or the SDK', async (option) => {
  const { stdout, modules } = await loadedBy([bin, option]);
  expect(stdout).not.toBe('');
  expect(modules.length).toBeGreaterThan(0);
  expect(modules.filter((url) => HEAVY.test(url))).toEqual([]);
});

it('would notice a heavy module', async () => {
  const { modules } = await loadedBy(['--input-type=module', '-e', "import 'zod'"]);
  expect(modules.filter((url) => HEAVY.test(url))).not.toEqual([]);
});

it('takes the middle of its measurements', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
