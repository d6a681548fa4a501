import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { loadEstate } from '../../../estate/index.ts';
import { recoveryRules } from './index.ts';

const TEMPLATE = `
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Delete
    Properties: { BillingMode: PAY_PER_REQUEST }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: [subnet-1, subnet-2] } }
`;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'landfall-lasting-'));
  await writeFile(join(directory, 'data.yaml'), TEMPLATE);
});
afterAll(() => rm(directory, { recursive: true }));

async function found(tier?: string): Promise<readonly string[]> {
  const stacks = [{ name: 'data', region: 'eu-central-1', template: 'data.yaml' }];
  const accounts = [{ id: '111111111111', name: 'some', ...(tier === undefined ? {} : { tier }), stacks }];
  await writeFile(join(directory, 'estate.json'), JSON.stringify({ version: 1, accounts }));
  const estate = await loadEstate(directory);
  return recoveryRules.filter((rule) => [...rule.check(estate)].some(({ holds }) => holds === false)).map(({ id }) => id);
}

describe('protection from deletion', () => {
  it('is asked for in production, and where nothing says of what tier an account is', async () => {
    const all = ['data-kept-on-deletion', 'dynamodb-deletion-protection', 'dynamodb-point-in-time-recovery', 'elb-deletion-protection'];
    expect(await found('production')).toEqual(all);
    expect(await found()).toEqual(all);
  });

  it('is not asked for where environments are taken down at will; that data can come back is', async () => {
    for (const tier of ['development', 'acceptance', 'playground']) expect(await found(tier)).toEqual(['dynamodb-point-in-time-recovery']);
  });
});
