import { type Resource, type Ternary } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { severalOf } from './several-zones.ts';

const CLASSIC = 'AWS::ElasticLoadBalancing::LoadBalancer';
const LISTS: Readonly<Record<string, readonly string[]>> = {
  [CLASSIC]: ['Subnets', 'AvailabilityZones'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['SubnetMappings', 'Subnets'],
};

export const elbSeveralZones: Rule = {
  id: 'elb-several-zones',
  title: 'Load balancers are in several zones',
  promise: 'G18',
  severity: 'medium',
  severityReason: 'With the zone, everything behind the load balancer is out of reach.',
  layer: 'template',
  why: 'A load balancer in one zone fails with it, however many zones the instances behind it are in.',
  fix: 'Properties:\n  Subnets:\n    - !Ref SubnetInOneZone\n    - !Ref SubnetInAnother\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-10',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-13',
  ],
  types: Object.keys(LISTS),
  check: eachResource(Object.keys(LISTS), (resource) => judge(resource, LISTS[resource.type] ?? [])),
};

function judge(resource: Resource, lists: readonly string[]): Judgement | undefined {
  for (const list of lists) {
    const holds: Ternary | undefined = severalOf(resource, list);
    if (holds !== undefined)
      return {
        resource,
        path: ['Properties', list],
        holds,
        message: `The load balancer is in one zone: ${list} doesn't have two elements.`,
      };
  }
  return undefined;
}
