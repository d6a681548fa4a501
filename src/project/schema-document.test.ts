import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { projectJsonSchema } from './resolve.ts';

const file = resolve(import.meta.dirname, '../../docs/project.schema.json');

/** `UPDATE=1 npm test` writes it anew. */
it('the JSON Schema in docs/ is that of the project file', () => {
  const schema = { $id: 'project.schema.json', ...projectJsonSchema() };
  if (process.env['UPDATE'] === '1') writeFileSync(file, `${JSON.stringify(schema, undefined, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});
