import { isObject } from '../references.ts';
import type { StandIn } from '../stand-in.ts';

const ANOMALY = /^(LessThanLowerOr)?GreaterThanUpperThreshold$|^LessThanLowerThreshold$/;

/** An alarm on an expression, or on a band of normal values, becomes one on the first plain metric that it looks at. */
export const metricMathAlarm: StandIn = {
  type: 'AWS::CloudWatch::Alarm',
  why: 'alarms on an expression or an anomaly watch their first plain metric instead: when they would go off is not exercised',
  lower({ Properties: properties, ...resource }, { logicalId }) {
    if (properties?.['Metrics'] === undefined) return undefined;
    const { Metrics: metrics, ThresholdMetricId: _, ...kept } = properties;
    return {
      resources: {
        [logicalId]: {
          ...resource,
          Properties: {
            ...kept,
            ...firstMetric(metrics),
            Threshold: kept['Threshold'] ?? 0,
            ComparisonOperator: ANOMALY.test(String(kept['ComparisonOperator'])) ? 'GreaterThanThreshold' : kept['ComparisonOperator'],
          },
        },
      },
    };
  },
};

function firstMetric(metrics: unknown): Readonly<Record<string, unknown>> {
  const queries: readonly unknown[] = Array.isArray(metrics) ? metrics : [];
  const stat = queries.map((query) => (isObject(query) ? query['MetricStat'] : undefined)).find(isObject);
  if (stat === undefined || !isObject(stat['Metric']))
    return { Namespace: 'StandIn', MetricName: 'Expression', Period: 60, Statistic: 'Sum' };
  const { MetricName, Namespace, Dimensions } = stat['Metric'];
  return {
    Namespace,
    MetricName,
    ...(Dimensions === undefined ? {} : { Dimensions }),
    Period: stat['Period'],
    ...statistic(stat['Stat']),
    ...(stat['Unit'] === undefined ? {} : { Unit: stat['Unit'] }),
  };
}

function statistic(stat: unknown): Readonly<Record<string, unknown>> {
  return ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'].includes(String(stat)) ? { Statistic: stat } : { ExtendedStatistic: stat };
}
