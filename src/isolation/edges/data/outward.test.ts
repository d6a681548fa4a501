import { describe, expect, it } from 'vitest';

import { ACCOUNTS, STRANGER } from '../../testing/sketch.ts';
import { findings, twin } from '../../testing/twin.ts';
import { outward } from './outward.ts';

const filter = (DestinationArn: unknown) => ({
  Group: { Type: 'AWS::Logs::LogGroup' },
  Filter: { Type: 'AWS::Logs::SubscriptionFilter', Properties: { LogGroupName: { Ref: 'Group' }, FilterPattern: '', DestinationArn } },
});

twin('logs that go to another account', {
  edge: outward,
  open: { prod: filter(`arn:aws:logs:eu-central-1:${ACCOUNTS.dev.id}:destination:collect`) },
  closed: { prod: filter(`arn:aws:logs:eu-central-1:${ACCOUNTS.logs.id}:destination:collect`) },
  finds: { from: 'dev', kind: 'read', action: 'DestinationArn', to: /Filter$/, because: ['Filter'] },
});

const replicated = (name: string) => ({
  Bucket: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: 'prod-data',
      ReplicationConfiguration: { Role: 'arn', Rules: [{ Status: 'Enabled', Destination: { Bucket: `arn:aws:s3:::${name}` } }] },
    },
  },
});
const copy = { Copy: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'the-copy' } } };

twin('a bucket whose replica lies in another account', {
  edge: outward,
  open: { prod: replicated('the-copy'), dev: copy },
  closed: { prod: replicated('the-copy'), logs: copy },
  finds: { from: 'dev', kind: 'read', to: 'arn:aws:s3:::prod-data', because: ['Bucket'] },
});

const subscribed = (Protocol: string, Endpoint: unknown) => ({
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'events' } },
  Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol, Endpoint } },
});

twin('a subscription of somebody on the internet', {
  edge: outward,
  open: { prod: subscribed('https', 'https://collector.example/events') },
  closed: { prod: subscribed('sqs', `arn:aws:sqs:eu-central-1:${ACCOUNTS.prod.id}:events`) },
  finds: { from: 'anyone', kind: 'read', action: 'Endpoint', to: /Subscription$|events/ },
});

twin('backups that are copied to a stranger', {
  edge: outward,
  open: { prod: backup(STRANGER) },
  closed: { prod: backup(ACCOUNTS.security.id) },
  finds: { from: STRANGER, kind: 'read', to: /Plan$|backup-plan/ },
});

function backup(account: string) {
  const copies = [{ DestinationBackupVaultArn: `arn:aws:backup:eu-central-1:${account}:backup-vault:copies` }];
  const rule = { RuleName: 'daily', TargetBackupVault: 'vault', CopyActions: copies };
  return { Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: [rule] } } } };
}

const trail = { Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true, S3BucketName: 'all-trails' } } };
const trails = { Trails: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'all-trails' } } };

describe('what the target keeps in a trusted account', () => {
  it('is still the target’s, for whoever reads it there', () => {
    const { passages } = findings(outward, { prod: trail, logs: trails });
    expect(passages.map(({ from }) => from)).toEqual([
      { kind: 'resource', account: ACCOUNTS.logs.id, ability: 'read', id: 'arn:aws:s3:::all-trails' },
    ]);
  });
});

describe('a bucket of another account', () => {
  const named = (value: unknown) => {
    const function_ = { F: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { WHERE: value } } } } };
    const dev = { Theirs: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'theirs.example' } } };
    return findings(outward, { prod: function_, dev }).doubts.length;
  };
  it.each([
    'theirs.example',
    'theirs.example/in',
    's3://theirs.example/in',
    'arn:aws:s3:::theirs.example/*',
    'https://theirs.example.s3.eu-central-1.amazonaws.com/in',
    'https://s3.eu-central-1.amazonaws.com/theirs.example/in',
    '{"path":"https://s3.amazonaws.com/theirs.example/in"}',
  ])('is not passed over where it is named: %s', (value) => expect(named(value)).toBeGreaterThan(0));
  it.each(['not-theirs.example', 'theirs.example-2', 'arn:aws:s3:::theirs.example-2', 'its theirs.example'])(
    'is not meant by %s',
    (value) => expect(named(value)).toBe(0),
  );
});

const mirror = (TrafficMirrorTargetId: unknown) => ({
  Mirror: { Type: 'AWS::EC2::TrafficMirrorSession', Properties: { TrafficMirrorTargetId } },
  Own: { Type: 'AWS::EC2::TrafficMirrorTarget', Properties: {} },
});

describe('a mirror of traffic', () => {
  const dev = { Target: { Type: 'AWS::EC2::TrafficMirrorTarget', Properties: {} } };
  it('leaves open whose the target is where others have one', () =>
    expect(findings(outward, { prod: mirror('tmt-1'), dev }).doubts).toHaveLength(1));
  it('goes nowhere where the target is its own', () =>
    expect(findings(outward, { prod: mirror({ Ref: 'Own' }), dev })).toEqual({ passages: [], doubts: [] }));
});

twin('mail that is kept in a bucket of another account', {
  edge: outward,
  open: { prod: received('theirs'), dev: { Theirs: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'theirs' } } } },
  closed: { prod: { ...received('own'), Own: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'own' } } } },
  finds: { from: 'dev', kind: 'read', to: /Rule$/, because: ['Rule'] },
});

function received(BucketName: string) {
  return { Rule: { Type: 'AWS::SES::ReceiptRule', Properties: { Rule: { Actions: [{ S3Action: { BucketName } }] } } } };
}

it('believes whose a bucket is where its owner stands beside it', () => {
  const destination = { BucketArn: 'arn:aws:s3:::elsewhere', BucketAccountId: ACCOUNTS.prod.id };
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { InventoryConfigurations: [{ Destination: destination }] } };
  expect(findings(outward, { prod: { Bucket: bucket } })).toEqual({ passages: [], doubts: [] });
});

const images = (LaunchPermissionConfiguration: object) => ({
  Images: {
    Type: 'AWS::ImageBuilder::DistributionConfiguration',
    Properties: {
      Name: 'images',
      Distributions: [{ Region: 'eu-central-1', AmiDistributionConfiguration: { LaunchPermissionConfiguration } }],
    },
  },
});

twin('images that anyone may launch', {
  edge: outward,
  open: { prod: images({ UserGroups: ['all'] }) },
  closed: { prod: images({ UserIds: [ACCOUNTS.shared.id] }) },
  finds: { from: 'anyone', kind: 'read', to: /Images$|images$/ },
});

const alarmed = {
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [`arn:aws:sns:eu-central-1:${ACCOUNTS.shared.id}:alarms`] } },
};
const told = (Endpoint: string) => ({
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alarms' } },
  Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'https', Endpoint } },
});

twin('what a trusted account sends on to somebody on the internet', {
  edge: outward,
  open: { prod: alarmed, shared: told('https://pager.example/alarms') },
  closed: { prod: alarmed, shared: told('https://sqs.eu-central-1.amazonaws.com/333333333333/alarms') },
  finds: { from: 'anyone', kind: 'read', action: 'Endpoint', to: /Subscription$|alarms/ },
});
