import { type Estate, type Resource, type Ternary, type Value, asNumber, decide, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isNothing, isOn } from '../../settings/index.ts';

const TYPE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';

export const rdsEnhancedMonitoring: Rule = {
  id: 'rds-enhanced-monitoring',
  title: 'Databases report what their machine does, and what they wait for',
  promise: 'G16',
  severity: 'low',
  severityReason: 'Everything works without it; a failure only takes longer to find.',
  layer: 'detection',
  why: 'Without it one sees that a database is slow, but not whether memory, disk or a process of the machine is the reason.',
  fix: 'Properties:\n  MonitoringInterval: 60\n  MonitoringRoleArn: !GetAtt MonitoringRole.Arn',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html',
  ],
  types: [TYPE, CLUSTER],
  check: eachResource([TYPE, CLUSTER], (resource, estate) => {
    const interval = resource.property('MonitoringInterval');
    const insights = judgeInsights(resource);
    if (resource.type === CLUSTER) return insights;
    const judgement: Judgement = {
      resource,
      path: ['Properties', 'MonitoringInterval'],
      holds: or([isPositive(interval), byCluster(resource, estate)]),
      message: 'Enhanced monitoring is off: MonitoringInterval is 0 or not said.',
    };
    return [judgement, ...insights];
  }),
};

function isPositive(interval: Value | undefined): Ternary {
  return decide(interval, (known) => {
    const seconds = asNumber(known);
    return typeof seconds === 'number' ? seconds > 0 : (seconds ?? false);
  });
}

/** A cluster may say it for all its instances. */
function byCluster(instance: Resource, estate: Estate): Ternary {
  const [cluster] = estate.named(instance.property('DBClusterIdentifier'), instance, new Set([CLUSTER]));
  return cluster !== undefined && isPositive(cluster.property('MonitoringInterval'));
}

/** Small instances know no insights: only what somebody switched off is at fault. */
function judgeInsights(resource: Resource): readonly Judgement[] {
  const name = resource.type === CLUSTER ? 'PerformanceInsightsEnabled' : 'EnablePerformanceInsights';
  const value = resource.property(name);
  if (isNothing(value)) return [];
  return [
    {
      resource,
      path: ['Properties', name],
      holds: isOn(value),
      message: `Nobody sees what the database waits for: ${name} is false.`,
      fix: `Properties:\n  ${name}: true`,
    },
  ];
}
