import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Estate, estateOfTemplates, loadEstate } from '../../../estate/index.ts';
import { recoveryRules } from './index.ts';
import { rdsMultiAz } from './rds-multi-az.ts';

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

describe('a standby of which nothing is said', () => {
  const stands =
    'Resources:\n  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, BackupRetentionPeriod: 7, DeletionProtection: true } }\n';
  const accused = (estate: Estate) => [...rdsMultiAz.check(estate)].filter(({ holds }) => holds === false);

  it('is asked for where an estate says that it is to last', async () => {
    await writeFile(join(directory, 'standby.yaml'), stands);
    const ofTier = async (tier: string) => {
      const stacks = [{ name: 'data', region: 'eu-central-1', template: 'standby.yaml' }];
      await writeFile(
        join(directory, 'estate.json'),
        JSON.stringify({ version: 1, accounts: [{ id: '111111111111', name: 'some', tier, stacks }] }),
      );
      return accused(await loadEstate(directory));
    };
    expect(await ofTier('production')).toHaveLength(1);
    expect(await ofTier('development')).toEqual([]);
  });

  it('is not asked for of a template alone', () => {
    expect(accused(estateOfTemplates([{ path: 'a.yaml', text: stands }]))).toEqual([]);
  });
});
