import type { Input } from '../../assembly/index.ts';
import type { AccountApp } from '../account-app.ts';
import { CustomerKey } from '../key/customer-key.ts';
import type { LandfallStack } from '../stack.ts';
import { PrivateBucket } from '../storage/private-bucket.ts';
import { GatewayLogging } from './gateway-logging.ts';
import { LogBucket } from './log-bucket.ts';
import { ReleaseRole } from './release-role.ts';

export interface Baseline {
  readonly keyArn: Input;
  readonly logBucketName: Input;
  readonly logBucketArn: Input;
}

export interface EnvironmentBaseline extends Baseline {
  readonly artifactBucketName: Input;
}

/** What every account has, management included: its key and the bucket of its access logs. */
export function managementBaseline(account: AccountApp): Baseline {
  return ground(account).baseline;
}

/** Adds what an environment needs before anything can be released into it; the playground has it too. */
export function environmentBaseline(account: AccountApp): EnvironmentBaseline {
  const { stack, key, logs, baseline } = ground(account);
  const { project, account: environment, profile } = account;
  const { bucket: artifacts } = new PrivateBucket(stack, 'Artifacts', {
    profile,
    keyArn: key.arn,
    accessLog: { bucket: logs.bucket.bucketName, prefix: 'artifacts/' },
  });
  new ReleaseRole(stack, 'ReleaseRole', {
    project: project.name,
    environment,
    artifactBucketArn: artifacts.bucketArn,
    keyArn: key.arn,
  });
  new GatewayLogging(stack, 'GatewayLogging');
  return { ...baseline, artifactBucketName: stack.publish('ArtifactBucketName', artifacts.bucketName) };
}

function ground(account: AccountApp): { stack: LandfallStack; key: CustomerKey; logs: LogBucket; baseline: Baseline } {
  const { project, account: name, profile } = account;
  const stack = account.stack('baseline', `What the account ${name} of ${project.name} has before anything else`);
  stack.holdsData = true;
  const key = new CustomerKey(stack, 'Key', {
    alias: `${project.name}-${name}`,
    description: `Encrypts what ${project.name} keeps in ${name}`,
    deletionProtection: profile.deletionProtection,
    servesEvents: true,
  });
  const logs = new LogBucket(stack, 'AccessLogs', { profile });
  const baseline = {
    keyArn: stack.publish('KeyArn', key.arn),
    logBucketName: stack.publish('LogBucketName', logs.bucket.bucketName),
    logBucketArn: stack.publish('LogBucketArn', logs.bucket.bucketArn),
  };
  return { stack, key, logs, baseline };
}
