import { CloudWatchClient, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';

import type { RunningCloud } from './bring-up.ts';
import { clientIn } from './visit.ts';

/** Name and threshold of an account's alarms on one metric, as CloudWatch has them. */
export async function alarmThresholds(cloud: RunningCloud, account: string): Promise<Readonly<Record<string, number | undefined>>> {
  const client = clientIn(cloud, account, CloudWatchClient);
  const thresholds: Record<string, number | undefined> = {};
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, {})) {
    for (const { AlarmName = '', Threshold } of MetricAlarms) thresholds[AlarmName] = Threshold;
  }
  return thresholds;
}
