import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { ESTATE_SCHEMA } from './estate-schema.ts';

const file = resolve(import.meta.dirname, '../../../docs/estate.schema.json');

/** `UPDATE=1 npm test` writes it anew. */
it('the JSON Schema in docs/ is that of estate.json', () => {
  const schema = { $id: 'estate.schema.json', ...ESTATE_SCHEMA };
  if (process.env['UPDATE'] === '1') writeFileSync(file, `${JSON.stringify(schema, undefined, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});
