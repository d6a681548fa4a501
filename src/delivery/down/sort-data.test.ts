import { describe, expect, it } from 'vitest';

import type { FoundStack } from './found-stacks.ts';
import type { HeldResource } from './inventory.ts';
import type { DownScope } from './scope.ts';
import { sortData } from './sort-data.ts';
import type { StrayData } from './stray-data.ts';

const scope = (...deleteData: readonly string[]) =>
  ({ deleteData, observation: { accounts: { dev: '111111111111', prod: '222222222222' } } }) as unknown as DownScope;

const resource = (type: string, deletionPolicy: string, properties: HeldResource['properties'] = {}): HeldResource => ({
  logicalId: 'Thing',
  type,
  physicalId: `the-${type.split('::').at(-1)}`,
  deletionPolicy,
  properties,
});

function surveyed(account: string, held: readonly HeldResource[], kind: FoundStack['kind'] = 'stack') {
  const name = `pier-${account}-data`;
  const observed = { name, status: 'CREATE_COMPLETE', isProtected: false, outputs: {}, parameters: {} };
  return { stack: { kind, account, region: 'eu-central-1', name, observed, needs: [] }, held };
}

const stray = (account: string, adopter?: string): StrayData => ({
  account,
  accountId: '222222222222',
  region: 'eu-central-1',
  stack: 'pier-prod-data',
  type: 'AWS::DynamoDB::Table',
  physicalId: 'old-table',
  reason: 'no stack has it any more',
  ...(adopter === undefined ? {} : { adopter }),
});

const ids = (sorted: ReturnType<typeof sortData>) => ({
  lost: sorted.lost.map(({ physicalId }) => physicalId),
  deleted: sorted.deleted.map(({ physicalId }) => physicalId),
  kept: sorted.kept.map(({ physicalId }) => physicalId),
});

describe('data', () => {
  const table = resource('AWS::DynamoDB::Table', 'RetainExceptOnCreate');

  it('stays where its deployed template says so, with account, id and reason', () => {
    expect(sortData(scope(), [surveyed('prod', [table])], []).kept).toEqual([
      {
        account: 'prod',
        accountId: '222222222222',
        region: 'eu-central-1',
        stack: 'pier-prod-data',
        type: 'AWS::DynamoDB::Table',
        physicalId: 'the-Table',
        reason: 'its template says RetainExceptOnCreate',
      },
    ]);
  });

  it('is lost where nothing protects it; a key can be had back for the days of its template', () => {
    const key = resource('AWS::KMS::Key', 'Delete', { PendingWindowInDays: 7 });
    const { lost } = sortData(scope(), [surveyed('dev', [resource('AWS::S3::Bucket', 'Delete'), key])], []);
    expect(lost.map(({ reason }) => reason)).toEqual(['nothing protects it', expect.stringContaining('for 7 days')]);
  });

  it('is deleted in the named environment and in no other', () => {
    const stacks = [surveyed('prod', [table]), surveyed('dev', [{ ...table, physicalId: 'of-dev' }])];
    expect(ids(sortData(scope('prod'), stacks, [stray('prod')]))).toEqual({
      lost: [],
      deleted: ['the-Table', 'old-table'],
      kept: ['of-dev'],
    });
  });

  it('stays, though named, where another stack took it over or nobody knows how to delete it', () => {
    const domain = resource('AWS::OpenSearchService::Domain', 'Retain');
    const sorted = sortData(scope('prod'), [surveyed('prod', [domain])], [stray('prod', 'elsewhere')]);
    expect(ids(sorted)).toEqual({ lost: [], deleted: [], kept: ['the-Domain', 'old-table'] });
    expect(sorted.kept[0]?.reason).toContain('by hand');
  });

  it("isn't what only passes through: templates in a bootstrap's bucket, functions, queues", () => {
    const stacks = [
      surveyed('dev', [resource('AWS::S3::Bucket', 'Delete')], 'bootstrap'),
      surveyed('dev', [resource('AWS::Lambda::Function', 'Delete'), resource('AWS::SQS::Queue', 'Delete')]),
    ];
    expect(ids(sortData(scope(), stacks, []))).toEqual({ lost: [], deleted: [], kept: [] });
  });
});
