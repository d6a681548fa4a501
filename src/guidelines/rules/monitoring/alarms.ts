import { type Estate, type Resource, type Ternary, Unknown, type Value, at, doubt, equals, knownText } from '../../../estate/index.ts';
import { itemsAt, itemsOf } from '../../settings/index.ts';

/** A metric that an alarm looks at. */
export interface AlarmMetric {
  readonly alarm: Resource;
  readonly namespace: string;
  readonly name: string;
  /** The values of its dimensions; none where it is the sum of everything in the account. */
  readonly dimensions: readonly Value[];
}

/** Every metric of every alarm: of its own, of its expressions, and of its queries. */
export function alarmMetrics(estate: Estate): readonly AlarmMetric[] {
  return estate.resources('AWS::CloudWatch::Alarm').flatMap((alarm) => {
    const stats = itemsOf(alarm, 'Metrics').map(([query]) => at(query, 'MetricStat', 'Metric'));
    const plain = [alarm.properties, ...stats].flatMap((metric) => metricOf(alarm, metric));
    return [...plain, ...itemsOf(alarm, 'Metrics').flatMap(([query]) => queried(alarm, knownText(at(query, 'Expression')) ?? ''))];
  });
}

function metricOf(alarm: Resource, metric: Value | undefined): readonly AlarmMetric[] {
  const [namespace, name] = [knownText(at(metric, 'Namespace')), knownText(at(metric, 'MetricName'))];
  if (namespace === undefined || name === undefined) return [];
  const dimensions = itemsAt(at(metric, 'Dimensions'), []).map(([dimension]) => at(dimension, 'Value') ?? null);
  return [{ alarm, namespace, name, dimensions }];
}

/** `SELECT MAX(Errors) FROM SCHEMA("AWS/Lambda", FunctionName)` looks at everything that there is. */
function queried(alarm: Resource, expression: string): readonly AlarmMetric[] {
  const [, name, namespace] = /SELECT\s+\w+\(\s*"?([\w.-]+)"?\s*\)\s+FROM\s+(?:SCHEMA\(\s*)?"?([\w/.-]+)"?/i.exec(expression) ?? [];
  return name === undefined || namespace === undefined ? [] : [{ alarm, namespace, name, dimensions: [] }];
}

/** Whether an alarm's metric is one of a resource, which has these names. */
export function looksAt(metric: AlarmMetric, target: Resource, names: readonly (Value | undefined)[], estate: Estate): Ternary {
  if (metric.alarm.account !== target.account || metric.alarm.stack.settings.place.world !== target.stack.settings.place.world)
    return false;
  if (metric.dimensions.length === 0) return true;
  if (estate.referencesFrom(metric.alarm).some(({ to, path }) => to === target && path[1] !== 'AlarmActions')) return true;
  let open: Unknown | undefined;
  for (const value of metric.dimensions) {
    for (const name of names) {
      const same = name === undefined ? false : equals(value, name);
      if (same === true) return true;
      // A name of something else of the estate is never this one's.
      if (same instanceof Unknown && !(value instanceof Unknown && value.origin?.kind === 'attribute')) open ??= doubt(same);
    }
  }
  return open ?? false;
}
