import { readFile } from 'node:fs/promises';

import { beforeAll, expect, it } from 'vitest';

import { ORCHARD, PIER } from './testing/projects.ts';
import { synthesized } from './testing/synthesized.ts';
import type { SynthesizedStack } from './testing/synthesized.ts';

/** Types whose replacement loses data. */
const HOLDS_DATA = new Set([
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
]);

let stacks: readonly SynthesizedStack[];
beforeAll(async () => {
  stacks = [...(await synthesized(PIER)), ...(await synthesized(ORCHARD))];
}, 60_000);

/**
 * A changed logical id is a new resource, and the old one with its data is left behind. Where this fails, give the construct its old id
 * back. A line is added to the file by hand for a resource that is new; none is ever changed.
 */
it('gives what holds data the logical ids that are pinned', async () => {
  const pinned: unknown = JSON.parse(await readFile(new URL('pinned-ids.json', import.meta.url), 'utf8'));
  const found: Record<string, Record<string, string>> = {};
  for (const stack of stacks) {
    const data = Object.entries(stack.content.Resources).filter(([, { Type }]) => HOLDS_DATA.has(Type));
    if (data.length > 0) found[stack.name] = Object.fromEntries(data.map(([id, { Type }]) => [id, Type]));
  }
  expect(found).toEqual(pinned);
});

it('keeps what holds data through a replacement, and in a protected tier through a deletion', () => {
  const protectedAccounts = new Set(['management', 'prod', 'live']);
  for (const { name, account, content } of stacks) {
    for (const [id, resource] of Object.entries(content.Resources)) {
      if (!HOLDS_DATA.has(resource.Type)) continue;
      const kept = protectedAccounts.has(account) && resource.Type !== 'AWS::SQS::Queue';
      expect([resource['DeletionPolicy'], resource['UpdateReplacePolicy']], `${name} ${id}`).toEqual([
        kept ? 'RetainExceptOnCreate' : 'Delete',
        'Retain',
      ]);
    }
  }
});

it('marks the stacks that hold what can’t be made again', () => {
  const holding = stacks.filter((stack) => stack.holdsData).map((stack) => stack.name);
  expect(holding.filter((name) => name.startsWith('pier-prod'))).toEqual(['pier-prod-baseline', 'pier-prod-identity', 'pier-prod-data']);
});

it('protects the stacks of a protected tier from termination', () => {
  for (const { account, name, terminationProtection } of stacks) {
    expect(terminationProtection, name).toBe(['management', 'prod', 'live'].includes(account));
  }
});
