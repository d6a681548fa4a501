import { type Rule, eachResource } from '../../rule.ts';
import { oneOf } from '../../settings/index.ts';
import { attributeOf } from './balancer-attributes.ts';

/** Where each type has its attributes, and what the attribute is called there. Both are defensive unless it is said. */
const PLACES: ReadonlyMap<string, readonly [property: string, key: string]> = new Map([
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', ['LoadBalancerAttributes', 'routing.http.desync_mitigation_mode']],
  ['AWS::ElasticLoadBalancing::LoadBalancer', ['AdditionalAttributes', 'elb.http.desyncmitigationmode']],
]);

export const elbDesyncMitigated: Rule = {
  id: 'elb-desync-mitigated',
  title: 'Load balancers refuse requests that smuggle another',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates ELB.12 and ELB.14 medium: it takes a server behind it that reads requests otherwise.',
  layer: 'template',
  why: 'In the mode that only monitors, ambiguous requests go on to the server: caches are poisoned and sessions taken over.',
  fix: 'Properties:\n  LoadBalancerAttributes:\n    - Key: routing.http.desync_mitigation_mode\n      Value: strictest\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-14',
  ],
  types: [...PLACES.keys()],
  check: eachResource([...PLACES.keys()], (resource) => {
    const [property, key] = PLACES.get(resource.type) ?? ['', ''];
    const { value, path } = attributeOf(resource, property, key);
    return {
      resource,
      path,
      holds: oneOf(['defensive', 'strictest'], true)(value),
      message: `Ambiguous requests are only watched (${key})`,
      fix: `Properties:\n  ${property}:\n    - Key: ${key}\n      Value: strictest\n`,
    };
  }),
};
