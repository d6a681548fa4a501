import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { TARGET, credentialProperties } from './credential-properties.ts';

it(
  'has the credentials that the resource schemas have today (node tools/run.js tools/credential-properties.ts)',
  { timeout: 60_000 },
  async () => {
    expect(readFileSync(TARGET, 'utf8')).toBe(await credentialProperties());
  },
);
