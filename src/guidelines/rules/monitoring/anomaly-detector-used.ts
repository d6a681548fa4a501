import { type Estate, type Resource, type Value, at, equals, knownText } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { itemsOf } from '../../settings/index.ts';
import { alarmMetrics } from './alarms.ts';

const TYPE = 'AWS::CloudWatch::AnomalyDetector';

export const anomalyDetectorUsed: Rule = {
  id: 'anomaly-detector-used',
  title: 'What is learnt about a metric is used by an alarm',
  promise: 'G17',
  severity: 'low',
  severityReason: 'Nothing is the worse for it, but somebody believes that he would be told.',
  layer: 'detection',
  why: 'A detector only learns what is usual; nobody hears of anything unusual unless an alarm compares with its band.',
  fix: `Unusual:
  Type: AWS::CloudWatch::Alarm
  Properties:
    ComparisonOperator: GreaterThanUpperThreshold
    EvaluationPeriods: 3
    ThresholdMetricId: band
    Metrics:
      - { Id: band, Expression: 'ANOMALY_DETECTION_BAND(metric, 2)' }
      - Id: metric
        MetricStat: { Metric: { Namespace: AWS/ApiGateway, MetricName: Latency }, Period: 300, Stat: p95 }
    AlarmActions: [!Ref Alarms]`,
  sources: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Anomaly_Detection_Alarm.html'],
  types: [TYPE],
  check: eachResource([TYPE], (resource, estate) => {
    const single = resource.property('SingleMetricAnomalyDetector') ?? resource.properties;
    // One of several metrics together is compared with by an expression of its own.
    if (resource.property('MetricMathAnomalyDetector') !== undefined) return undefined;
    return {
      resource,
      path: ['Properties'],
      holds: isUsed(resource, single, estate),
      message: 'No alarm uses the band that this detector learns.',
    };
  }),
};

function isUsed(detector: Resource, single: Value, estate: Estate): boolean {
  const dimensions = new Set(itemsOf(detector, 'Dimensions').map(([one]) => knownText(at(one, 'Value'))));
  return alarmMetrics(estate).some(
    (metric) =>
      metric.alarm.account === detector.account &&
      equals(at(single, 'Namespace'), metric.namespace) !== false &&
      equals(at(single, 'MetricName'), metric.name) !== false &&
      metric.dimensions.every((value) => knownText(value) === undefined || dimensions.size === 0 || dimensions.has(knownText(value))) &&
      itemsOf(metric.alarm, 'Metrics').some(([query]) => (knownText(at(query, 'Expression')) ?? '').includes('ANOMALY_DETECTION_BAND')),
  );
}
