import { GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';

import { LIVE } from '../../project/index.ts';
import type { Profile } from '../../project/index.ts';
import { FIVE_MINUTES } from '../observability/alarms.ts';
import type { Alarms } from '../observability/alarms.ts';

export interface ApiMonitoringProps {
  /** Its name in API Gateway. */
  readonly apiName: string;
  readonly profile: Profile;
}

/** An API that fails, one that is slow, and one that grows slower than it has been; with a row of the dashboard. */
export function monitorApi(alarms: Alarms, { apiName, profile }: ApiMonitoringProps): IWidget[] {
  const metric = (metricName: string, statistic: string) =>
    new Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      statistic,
      period: FIVE_MINUTES,
      dimensionsMap: { ApiName: apiName, Stage: LIVE },
    });
  const faults = metric('5XXError', 'Sum');
  const latency = metric('Latency', 'p95');
  alarms.add('api-faults', {
    metric: faults,
    threshold: profile.alarmErrors,
    description: `The API ${apiName} answered ${profile.alarmErrors} times or more with a fault in five minutes. Its access log names them.`,
  });
  alarms.add('api-latency', {
    metric: latency,
    threshold: profile.alarmLatency,
    periods: 3,
    description: `One in twenty calls of the API ${apiName} took ${profile.alarmLatency} ms or more, for a quarter of an hour.`,
  });
  alarms.addAnomaly('api-latency-anomaly', {
    metric: latency,
    description: `The API ${apiName} is slower than it has been at this hour. Nothing has failed yet: look at the traces.`,
  });
  return [
    new GraphWidget({
      title: 'API: calls',
      left: [metric('Count', 'Sum')],
      right: [metric('4XXError', 'Sum'), faults],
    }),
    new GraphWidget({ title: 'API: milliseconds', left: ['p50', 'p95', 'p99'].map((statistic) => metric('Latency', statistic)) }),
    new GraphWidget({ title: 'API: cache', left: [metric('CacheHitCount', 'Sum'), metric('CacheMissCount', 'Sum')] }),
  ];
}
