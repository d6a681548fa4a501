import { equals } from '../../../estate/index.ts';
import { type Setting, noneOf, on } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

const KEY = 'load_balancing.cross_zone.enabled';

/** Of load balancers of the second generation, only what somebody switched off: some have it by themselves, others by what stands before them. */
function attribute(list: string): Setting {
  return {
    path: [list, '*', 'Value'],
    // A target group may also follow its load balancer: `use_load_balancer_configuration`.
    holds: noneOf(['false']),
    fault: 'requests stay in the zone where they come in',
    set: "'true'",
    fix: `Properties:\n  ${list}:\n    - Key: ${KEY}\n      Value: 'true'\n`,
    concerns: ({ beside }) => equals(beside('Key'), KEY),
  };
}

export const elbCrossZone = recoverable({
  id: 'elb-cross-zone',
  title: 'Load balancers balance across zones',
  severity: 'low',
  severityReason: 'Requests are spread unevenly, and a zone whose instances fail answers with errors.',
  why: 'A classic load balancer that a template makes sends each request only to instances in the zone where it came in; others do so where it is switched off.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-9',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html',
  ],
  settings: {
    'AWS::ElasticLoadBalancing::LoadBalancer': [
      { path: ['CrossZone'], holds: on(), fault: 'requests stay in the zone where they come in', set: 'true' },
    ],
    'AWS::ElasticLoadBalancingV2::LoadBalancer': [attribute('LoadBalancerAttributes')],
    'AWS::ElasticLoadBalancingV2::TargetGroup': [attribute('TargetGroupAttributes')],
  },
});
