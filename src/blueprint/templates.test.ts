import { beforeAll, describe, expect, it } from 'vitest';

import { PROFILES } from '../project/index.ts';
import type { Profile, Project } from '../project/index.ts';
import { ORCHARD, PIER } from './testing/projects.ts';
import { synthesized } from './testing/synthesized.ts';
import type { SynthesizedStack } from './testing/synthesized.ts';

/** API Gateway's deployment carries a digest of the API in its logical id, so that a changed API is deployed anew. */
const DEPLOYMENT = /ApiDeployment[0-9a-f]{32}/g;
/** Ids of CloudFront's own managed policies are alike in every account. */
const MANAGED_POLICY = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

let stacks: readonly SynthesizedStack[];
beforeAll(async () => {
  stacks = [...(await synthesized(PIER)), ...(await synthesized(ORCHARD))];
}, 60_000);

describe('a template', () => {
  it('holds nothing of where and when it was made', () => {
    for (const { name, content } of stacks) {
      const text = JSON.stringify(content).replaceAll(DEPLOYMENT, '').replaceAll(MANAGED_POLICY, '');
      expect(text.match(/(?<!\d)\d{12}(?!\d)/), `${name}: an account's id`).toBeNull();
      expect(text.match(/localhost|127\.0\.0\.1|:\d{4,5}(?!\d)\//), `${name}: an address of a machine`).toBeNull();
      expect(text.match(/20\d\d-\d\d-\d\dT|"20\d\d-(?!(10-17|08|09)")/), `${name}: a time`).toBeNull();
      expect(text.match(/[0-9a-f]{32}/), `${name}: a digest`).toBeNull();
      expect(text.match(/BootstrapVersion|CDKMetadata|aws:cdk:path/), `${name}: a bootstrap or version parameter`).toBeNull();
    }
  });

  it('names its resources in words', () => {
    for (const { content } of stacks) {
      for (const id of Object.keys(content.Resources)) expect(id.replace(DEPLOYMENT, '')).toMatch(/^([A-Z][A-Za-z0-9]*|)$/);
      // CDK's own ids end in eight hexadecimal digits.
      expect(Object.keys(content.Resources).filter((id) => /[0-9A-F]{8}$/.test(id))).toEqual([]);
    }
  });

  it('gives no name of ours to what holds data', () => {
    const named = stacks.flatMap(({ content }) =>
      Object.entries(content.Resources)
        .filter(([, { Properties }]) =>
          ['BucketName', 'TableName', 'UserPoolName', 'QueueName', 'TopicName'].some((key) => key in (Properties ?? {})),
        )
        .filter(([, { Type }]) => Type !== 'AWS::S3::BucketPolicy')
        .map(([id]) => id),
    );
    expect(named).toEqual([]);
    for (const { content } of stacks) {
      for (const { Type, Properties } of Object.values(content.Resources)) {
        if (Type !== 'AWS::Logs::LogGroup' || Properties?.['LogGroupName'] === undefined) continue;
        // AWS demands these names; a part that is new at each creation keeps a retained group from being in the way.
        expect(JSON.stringify(Properties['LogGroupName'])).toMatch(/AWS::StackId|API-Gateway-Execution-Logs_",{"Ref":"Api"}/);
      }
    }
  });

  it('never speaks of another project', () => {
    for (const { name, content } of stacks) {
      const other = name.startsWith('orchard') ? /\b(pier|berth)/i : /\b(orchard|harvest)/i;
      expect(JSON.stringify(content).match(other), name).toBeNull();
    }
  });
});

describe('tiers', () => {
  const shape = (account: string) =>
    Object.fromEntries(
      stacks
        .filter((stack) => stack.name.startsWith('pier-') && stack.account === account)
        .map(({ capability, content }) => [
          capability,
          Object.entries(content.Resources).map(([id, { Type }]) => `${id.replace(DEPLOYMENT, 'ApiDeployment')} ${Type}`),
        ]),
    );

  it('have the same resources of the same types', () => {
    expect(shape('uat')).toEqual(shape('dev'));
    expect(shape('prod')).toEqual(shape('dev'));
  });

  it('give the playground the baseline of every other', () => {
    expect(shape('playground')).toEqual({ baseline: shape('dev')['baseline'] });
  });
});

describe('the numbers of a profile', () => {
  const changed: { readonly [Key in keyof Profile]: Profile[Key] } = {
    logRetentionDays: 545,
    functionMemory: 1234,
    functionTimeout: 17,
    apiRate: 77,
    apiBurst: 177,
    apiCacheSize: '6.1',
    apiCacheSeconds: 33,
    firewallRate: 1111,
    recoveryDays: 9,
    versionDays: 11,
    deletionProtection: true,
    deliveries: 4,
    consumerConcurrency: 8,
    alarmErrors: 6,
    alarmLatency: 2222,
    alarmEventAge: 444,
  };

  async function dev(profile: Profile): Promise<string> {
    const [first] = PIER.environments;
    if (first === undefined) throw new Error('the fixture has an environment');
    const project: Project = { ...PIER, environments: [{ ...first, profile }] };
    return JSON.stringify((await synthesized(project)).filter((stack) => stack.account === first.name));
  }

  it('are each read by a template', async () => {
    const before = await dev(PROFILES.development);
    for (const key of Object.keys(PROFILES.development) as (keyof Profile)[]) {
      expect((await dev({ ...PROFILES.development, [key]: changed[key] })) === before, `${key} is read`).toBe(false);
    }
  }, 120_000);
});
