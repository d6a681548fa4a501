import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { FORMATS } from './formats/index.ts';
import { RULES } from './rules/index.ts';

const guide = readFileSync(resolve(import.meta.dirname, '../../docs/check.md'), 'utf8');

it('the guide names rules that there are, and every format', () => {
  const ids = new Set(RULES.map(({ id }) => id));
  const named = [...guide.matchAll(/landfall explain ([a-z0-9-]+)|rule: '?([a-z0-9-]+)/g)].map(
    ([, explained, waived]) => explained ?? waived ?? '',
  );
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
  for (const format of Object.keys(FORMATS)) expect(guide).toContain(`| \`${format}\` |`);
});
