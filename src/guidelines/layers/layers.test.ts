import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import type { EstateDescription } from '../../estate/index.ts';
import { estateOfSources } from '../../estate/testing/templates.ts';
import { judge } from '../judge.ts';
import { RULES } from '../rules/index.ts';
import { LAYERS } from './control.ts';
import { CONFIG_RULES, HELD_BY_AWS } from './held-by-aws.ts';
import { layersOf } from './layers.ts';

type Policy = NonNullable<NonNullable<EstateDescription['organization']>['policies']>[number];

const PRODUCTION = '444444444444';

function layersIn(template: string, policies: readonly Policy[] = []) {
  const estate = estateOfSources(
    {
      version: 1,
      organization: { id: 'o-exampleorg', root: 'r-root', managementAccount: '111111111111', policies },
      accounts: [
        { id: '111111111111', tier: 'management', unit: 'r-root' },
        { id: PRODUCTION, tier: 'production', unit: 'r-root', stacks: [{ name: 'app', region: 'eu-central-1', template: 'app.yaml' }] },
      ],
    },
    [['app.yaml', parse(template)]],
  );
  const { result, coverage } = judge(estate, { rules: RULES, today: '2026-11-24' });
  return new Map(layersOf(estate, { rules: RULES, result, coverage }).map((layers) => [layers.promise, layers]));
}

function scp(statement: object, type = 'SERVICE_CONTROL_POLICY'): Policy {
  return {
    name: 'guard',
    type,
    targets: ['r-root'],
    content: { Version: '2012-10-17', Statement: [{ Sid: 'It', Effect: 'Deny', ...statement }] },
  };
}

const QUEUE = 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties: {SqsManagedSseEnabled: true}\n';
const KEPT_EXCEPT = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/provisioning' } };

describe('layers', () => {
  it('have a rule as a control only where all is as it wants it', () => {
    const rules = (template: string) =>
      layersIn(template)
        .get('G2')
        ?.template.map(({ name }) => name);
    expect(rules(QUEUE)).toEqual(['sqs-queue-encrypted']);
    expect(rules(QUEUE.replace('true', 'false'))).toEqual([]);
    expect(rules(`Parameters: {P: {Type: String}}\n${QUEUE.replace('true', '{Ref: P}')}`)).toEqual([]);
  });

  it('say of a promise that it hangs on one layer', () => {
    expect(layersIn(QUEUE).get('G2')?.only).toBe('template');
    expect(layersIn(QUEUE, [scp({ Action: 'kms:Schedule*', Resource: '*' })]).get('G2')?.only).toBeNull();
    expect(layersIn(QUEUE.replace('true', 'false')).get('G2')?.only).toBeNull();
  });

  it('say nothing of what nothing was judged under', () => {
    expect(layersIn(QUEUE).has('I2')).toBe(false);
  });

  it('count what AWS does for the resources that there are', () => {
    const table = 'Resources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n    Properties: {}\n  Bucket: {Type: AWS::S3::Bucket}\n';
    expect(layersIn(`${QUEUE}${table.replace('Resources:\n', '')}`).get('G2')?.runtime).toMatchObject([
      { name: 'AWS::S3::Bucket', reach: '1 resource', source: expect.stringContaining('https://docs.aws.amazon.com') as string },
      { name: 'AWS::DynamoDB::Table', reach: '1 resource' },
    ]);
  });

  it('count what notices', () => {
    const detector = '  Detector: {Type: AWS::GuardDuty::Detector, Properties: {Enable: true}}\n';
    const rule =
      '  Rule: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: AWS, SourceIdentifier: SQS_QUEUE_NO_PUBLIC_ACCESS}}}\n';
    const subnet = '  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1}}\n';
    expect(
      layersIn(`${QUEUE}${detector}${rule}${subnet}`)
        .get('G4')
        ?.detection.map(({ name }) => name),
    ).toEqual(['GuardDuty', 'AWS Config']);
  });
});

describe('the layer of the organization', () => {
  const kept = (policy: Policy) =>
    layersIn(QUEUE, [policy])
      .get('G2')
      ?.organization.map(({ name, reach }) => `${name}: ${reach}`);

  it('is read from policies, whose statements may except somebody', () => {
    const found = ['SCP guard, It: 1 of 2 accounts'];
    expect(kept(scp({ Action: ['s3:*', 'kms:ScheduleKeyDeletion'], Resource: '*' }))).toEqual(found);
    expect(kept(scp({ Action: 'KMS:*', Resource: ['*'], Condition: KEPT_EXCEPT }))).toEqual(found);
  });

  it('doesn’t count what binds some principals only, one Region, named resources or nobody', () => {
    const action = { Action: 'kms:*', Resource: '*' };
    expect(kept(scp({ ...action, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } }))).toEqual([]);
    expect(kept(scp({ ...action, Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } } }))).toEqual([]);
    expect(kept(scp({ ...action, Resource: 'arn:aws:kms:*:*:key/1' }))).toEqual([]);
    expect(kept(scp({ ...action, Effect: 'Allow' }))).toEqual([]);
    expect(kept({ ...scp(action), targets: ['ou-elsewhere'] })).toEqual([]);
    expect(kept({ ...scp(action), targets: ['111111111111'] }), 'the management account is bound by none').toEqual([]);
  });

  it('knows conditions for what they ask', () => {
    const tls = { Principal: '*', Action: 's3:*', Resource: '*', Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } };
    expect(layersIn(QUEUE, [scp(tls, 'RESOURCE_CONTROL_POLICY')]).get('G3')?.organization).toMatchObject([
      { name: 'RCP guard, It', does: 'requests without encryption are refused' },
    ]);
  });

  it('knows what policies declare', () => {
    const policy = {
      ...scp({}, 'DECLARATIVE_POLICY_EC2'),
      content: { ec2_attributes: { image_block_public_access: { state: { '@@assign': 'block_new_sharing' } } } },
    };
    const subnet = '  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1}}\n';
    expect(layersIn(`${QUEUE}${subnet}`, [policy]).get('G4')?.organization).toMatchObject([
      { does: 'images are not public', reach: '2 of 2 accounts' },
    ]);
  });

  it('takes a policy of any form without failing', () => {
    for (const content of [null, 'text', [], { Statement: 'x' }, { Statement: [null, { Effect: 'Deny', Action: 7, Condition: 'x' }] }]) {
      expect(kept({ name: 'odd', type: 'SERVICE_CONTROL_POLICY', targets: ['r-root'], content })).toEqual([]);
    }
  });
});

describe('what AWS holds', () => {
  it('has a source, and a rule of each promise stands beside it', () => {
    const promises = new Set(RULES.map(({ promise }) => promise));
    for (const { source, promise, layer } of HELD_BY_AWS) {
      expect(new URL(source).hostname).toBe('docs.aws.amazon.com');
      expect(promises).toContain(promise);
      expect(LAYERS).toContain(layer);
    }
    for (const [, promise] of CONFIG_RULES) expect(promises).toContain(promise);
  });
});
