import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { TARGET, unscopableActions } from './scopable-actions.ts';

it('has the actions without resources as AWS’s reference lists them today (node tools/run.js tools/scopable-actions.ts)', () => {
  expect(readFileSync(TARGET, 'utf8')).toBe(unscopableActions());
});
