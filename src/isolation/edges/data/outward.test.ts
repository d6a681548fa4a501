import { ACCOUNTS, STRANGER } from '../../testing/sketch.ts';
import { twin } from '../../testing/twin.ts';
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
