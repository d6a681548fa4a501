import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import type { Profile } from '../../project/index.ts';
import { keepData } from '../retention.ts';

export interface LogGroupProps {
  readonly keyArn: string;
  readonly profile: Profile;
  /** Only where AWS demands one; it must then be unique to this creation of the stack. */
  readonly name?: string;
}

/** An encrypted log group that is kept as long as the profile says. */
export function logGroup(scope: Construct, id: string, { keyArn, profile, name }: LogGroupProps): CfnLogGroup {
  const group = new CfnLogGroup(scope, id, {
    kmsKeyId: keyArn,
    retentionInDays: profile.logRetentionDays,
    ...(name === undefined ? {} : { logGroupName: name }),
  });
  keepData(group, profile.deletionProtection);
  return group;
}
