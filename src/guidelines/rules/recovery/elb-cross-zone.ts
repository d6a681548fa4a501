import { on } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

export const elbCrossZone = recoverable({
  id: 'elb-cross-zone',
  title: 'Classic load balancers balance across zones',
  severity: 'low',
  severityReason: 'Requests are spread unevenly, and a zone whose instances fail answers with errors.',
  why: 'A classic load balancer that a template makes sends each request only to instances in the zone where it came in.',
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-9'],
  settings: {
    'AWS::ElasticLoadBalancing::LoadBalancer': [
      { path: ['CrossZone'], holds: on(), fault: 'requests stay in the zone where they come in', set: 'true' },
    ],
  },
});
