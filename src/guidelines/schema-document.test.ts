import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { FINDINGS_SCHEMA } from './findings-schema.ts';

const file = resolve(import.meta.dirname, '../../docs/findings.schema.json');

/** `UPDATE=1 npm test` writes it anew. */
it('the JSON Schema in docs/ is that of what is found', () => {
  const schema = { $id: 'findings.schema.json', ...FINDINGS_SCHEMA };
  if (process.env['UPDATE'] === '1') writeFileSync(file, `${JSON.stringify(schema, undefined, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});
