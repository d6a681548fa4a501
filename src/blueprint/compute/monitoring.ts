import { GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';

import type { Profile } from '../../project/index.ts';
import { FIVE_MINUTES } from '../observability/alarms.ts';
import type { Alarms } from '../observability/alarms.ts';

export interface FunctionMonitoringProps {
  /** Its name in Lambda, and the short one for people. */
  readonly functionName: string;
  readonly entry: string;
  readonly profile: Profile;
}

/** A function that fails, and one that isn't let run; with a row of the dashboard. */
export function monitorFunction(alarms: Alarms, { functionName, entry, profile }: FunctionMonitoringProps): IWidget[] {
  const metric = (metricName: string, statistic: string) =>
    new Metric({ namespace: 'AWS/Lambda', metricName, statistic, period: FIVE_MINUTES, dimensionsMap: { FunctionName: functionName } });
  const errors = metric('Errors', 'Sum');
  const throttles = metric('Throttles', 'Sum');
  alarms.add(`${entry}-errors`, {
    metric: errors,
    threshold: profile.alarmErrors,
    description: `${functionName} failed ${profile.alarmErrors} times or more in five minutes. Its log group has the errors.`,
  });
  alarms.add(`${entry}-throttles`, {
    metric: throttles,
    threshold: 1,
    description: `${functionName} was not let run: the account's concurrency is used up. Look at who uses it, or raise the quota.`,
  });
  return [
    new GraphWidget({ title: `${entry}: calls`, left: [metric('Invocations', 'Sum')], right: [errors, throttles] }),
    new GraphWidget({ title: `${entry}: milliseconds`, left: ['p50', 'p95', 'p99'].map((statistic) => metric('Duration', statistic)) }),
  ];
}
