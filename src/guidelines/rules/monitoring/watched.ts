import { type Estate, type Resource, Unknown, type Value, or } from '../../../estate/index.ts';
import type { Judgement, Rule } from '../../rule.ts';
import { type AlarmMetric, alarmMetrics, looksAt } from './alarms.ts';

/** What an alarm should look at, of one type of resource. */
export interface Watch {
  readonly namespaces: readonly string[];
  /** One of them has to have an alarm. */
  readonly metrics: readonly string[];
  /** The resource that the metric is of, and its names; without it, the resource itself and what it is called. */
  readonly of?: (resource: Resource, estate: Estate) => { readonly target: Resource; readonly names: readonly (Value | undefined)[] };
  readonly when?: (resource: Resource, estate: Estate) => boolean;
  /** Completes "No alarm looks at …". */
  readonly what: string;
}

/**
 * Judges whether alarms look at what they should. A project is whole, and everything in it is judged. Of a template alone nobody can say where
 * its alarms are: there only what lacks an alarm that something else of its type has is judged.
 */
export function checkWatched(watches: Readonly<Record<string, Watch>>): Rule['check'] {
  return function* check(estate) {
    const metrics = alarmMetrics(estate);
    for (const resource of estate.resources(...Object.keys(watches))) {
      const watch = watches[resource.type];
      if (watch === undefined || watch.when?.(resource, estate) === false) continue;
      const relevant = metrics.filter(({ namespace, name }) => watch.namespaces.includes(namespace) && watch.metrics.includes(name));
      if (estate.accounts.length > 0 || relevant.some(({ alarm }) => alarm.stack === resource.stack))
        yield judge(resource, watch, relevant, estate);
    }
  };
}

function judge(resource: Resource, watch: Watch, metrics: readonly AlarmMetric[], estate: Estate): Judgement {
  const { target, names } = watch.of?.(resource, estate) ?? { target: resource, names: namesOf(resource) };
  const known = names.filter((name) => !(name instanceof Unknown && name.origin?.kind === 'attribute'));
  return {
    resource,
    path: ['Properties'],
    holds: or(metrics.map((metric) => looksAt(metric, target, known, estate))),
    message: `No alarm looks at ${watch.what} (${watch.namespaces[0]} ${watch.metrics[0]}).`,
    fix: `Alarm:
  Type: AWS::CloudWatch::Alarm
  Properties:
    Namespace: ${watch.namespaces[0]}
    MetricName: ${watch.metrics[0]}
    AlarmActions: [!Ref Alarms]`,
  };
}

/** What a resource is called, as dimensions of metrics call it. */
function namesOf(resource: Resource): readonly (Value | undefined)[] {
  const named = Object.entries(resource.properties).filter(([property]) => /(?:Name|Identifier)$/.test(property));
  return [resource.reference, ...named.map(([, value]) => value)];
}
