import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';

import { CONFIGURATION_ONLY, CONFIGURATION_ONLY_POLICIES } from './people/configuration-only.ts';
import { REACH_SCHEMA } from './reach-schema.ts';
import { reach } from './reach.ts';
import { ACCOUNTS, estateOfSketch, role, trusts } from './testing/sketch.ts';

const docs = resolve(import.meta.dirname, '../../docs');

/** `UPDATE=1 npm test` writes them anew. */
function published(file: string, content: unknown): unknown {
  const path = resolve(docs, file);
  if (process.env['UPDATE'] === '1') writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

it('the JSON Schema in docs/ is that of what reach prints', () => {
  const schema = { $id: 'reach.schema.json', ...REACH_SCHEMA };
  expect(published('reach.schema.json', schema)).toEqual(JSON.parse(JSON.stringify(schema)));
});

it('the list "configuration only" in docs/ is the one that people are judged by', () => {
  const actions = Object.entries(CONFIGURATION_ONLY).flatMap(([service, names]) => names.map((name) => `${service}:${name}`));
  const list = { actions, managedPolicies: CONFIGURATION_ONLY_POLICIES };
  expect(published('configuration-only.json', list)).toEqual(list);
});

it('what reach says is valid by it, whether it finds something or not', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(REACH_SCHEMA);
  const open = estateOfSketch({
    prod: {
      Deploy: role([trusts({ AWS: ACCOUNTS.dev.id })]),
      Other: { Type: 'AWS::Odd::Thing', Properties: { AccountId: ACCOUNTS.dev.id } },
    },
    access: [
      { group: 'all', account: ACCOUNTS.dev.id, permissionSet: { name: 'Dev' } },
      {
        group: 'all',
        account: ACCOUNTS.prod.id,
        permissionSet: { name: 'Ops', managedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      },
    ],
    exceptions: [
      { from: { account: ACCOUNTS.dev.id, kind: 'permission-set', id: 'Dev' }, to: ACCOUNTS.prod.id, reason: 'on call' },
      { from: { account: null, kind: 'anyone', id: '*' }, to: ACCOUNTS.prod.id, reason: 'never' },
    ],
    facts: [{ kind: 'runner', account: ACCOUNTS.uat.id, serves: [ACCOUNTS.prod.id] }, { kind: 'odd' }],
  });
  const found = reach(open, 'prod');
  expect(found).toMatchObject({ proven: false, unusedExceptions: [{ reason: 'never' }], allowed: [{ reason: 'on call' }] });
  expect([found.paths.length > 0, found.unknown.length > 0]).toEqual([true, true]);
  for (const one of [found, reach(estateOfSketch({}), 'prod')]) {
    validate(JSON.parse(JSON.stringify(one)));
    expect(validate.errors).toBeNull();
  }
});
