import { and, not, or } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isSet, isText } from '../../settings/index.ts';

const TYPE = 'AWS::AutoScaling::AutoScalingGroup';

export const autoscalingElbHealth: Rule = {
  id: 'autoscaling-elb-health',
  title: 'Instances that a load balancer finds ill are replaced',
  promise: 'G16',
  severity: 'low',
  severityReason: 'The load balancer sends them nothing, but they are not replaced and the group gets smaller and smaller.',
  layer: 'runtime',
  why: 'By itself a group only asks whether the machine runs, not whether the application on it answers.',
  fix: 'Properties:\n  HealthCheckType: ELB\n  HealthCheckGracePeriod: 300',
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-1'],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    const balanced = or(['TargetGroupARNs', 'LoadBalancerNames', 'TrafficSources'].map((name) => isSet(resource.property(name))));
    const type = resource.property('HealthCheckType');
    return {
      resource,
      path: ['Properties', 'HealthCheckType'],
      holds: not(and([balanced, not(isText(type, /\b(?:ELB|VPC_LATTICE)\b/i))])),
      message: 'Instances that the load balancer finds ill stay: HealthCheckType is not ELB.',
    };
  }),
};
