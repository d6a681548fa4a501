import { describe, expect, it } from 'vitest';

import type { Account, EstateDescription } from '../../estate/index.ts';
import { estateOfSources } from '../../estate/testing/templates.ts';
import { judgeProject } from './judge-project.ts';

const TODAY = '2026-11-24';
const BUCKET = { Type: 'AWS::S3::Bucket' };
const waiver = (expires?: string) => ({
  Metadata: { landfall: { waivers: [{ rule: 's3-bucket-versioning', reason: 'it is filled anew each night', expires }] } },
});

function estateOf(accounts: readonly (readonly [name: string, tier: Account['tier']])[], resources: Readonly<Record<string, unknown>>) {
  const description: EstateDescription = {
    version: 1,
    accounts: accounts.map(([name, tier], index) => ({
      id: String(111111111111 * (index + 1)),
      name,
      ...(tier === undefined ? {} : { tier }),
      stacks: [{ name: 'data', region: 'eu-central-1', template: `${name}.json` }],
    })),
  };
  return estateOfSources(
    description,
    accounts.map(([name]) => [`${name}.json`, { Resources: resources }] as const),
  );
}

const FOUR = [
  ['management', 'management'],
  ['dev', 'development'],
  ['uat', 'acceptance'],
  ['prod', 'production'],
] as const;

describe('what is judged of a project', () => {
  it('holds the findings, and the isolation of what nobody else may reach', async () => {
    const { guidelines, isolation, isolationLeftOut } = await judgeProject(estateOf(FOUR, { Uploads: BUCKET }), TODAY);
    expect(guidelines.verdict).toBe('fail');
    expect(guidelines.findings.map(({ rule }) => rule)).toContain('s3-bucket-versioning');
    expect(isolation.map(({ environment, proven }) => [environment, proven])).toEqual([
      ['management', true],
      ['uat', true],
      ['prod', true],
    ]);
    expect(isolationLeftOut).toEqual([]);
  });

  it('holds the way into an account that another one is trusted in', async () => {
    const trust = (Principal: object) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }] });
    const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust({ AWS: '222222222222' }) } };
    const { isolation } = await judgeProject(estateOf(FOUR, { Deployer: role }), TODAY);
    const prod = isolation.find(({ environment }) => environment === 'prod');
    expect(prod?.proven).toBe(false);
    expect(prod?.paths[0]).toMatchObject({ from: { account: '222222222222' }, steps: [{ action: 'sts:AssumeRole' }] });
  });

  it('names what is left out of an estate that is too big, the least important first', async () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`Gate${index}`, { Type: 'AWS::EC2::InternetGateway' }]));
    const { isolation, isolationLeftOut } = await judgeProject(estateOf(FOUR, many), TODAY);
    expect(isolation.map(({ environment }) => environment)).toEqual(['prod']);
    expect(isolationLeftOut).toEqual(['management', 'uat']);
  });

  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-11-24', '2026-11-24'],
    ['2026-11-23', null],
    [undefined, null],
  ])('counts until the first waiver expires: %s', async (expires, until) => {
    const judged = await judgeProject(estateOf([['dev', 'development']], { Uploads: { ...BUCKET, ...waiver(expires) } }), TODAY);
    expect(judged.until).toBe(until);
  });
});
