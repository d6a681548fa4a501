import { type Ternary, Unknown, at, doubt, elements, equals } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { itemsAt } from '../../setting-rule.ts';
import { on } from '../../setting.ts';

const TYPE = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const KEY = 'deletion_protection.enabled';

export const elbDeletionProtection: Rule = {
  id: 'elb-deletion-protection',
  title: 'Load balancers are protected from deletion',
  promise: 'G18',
  severity: 'medium',
  severityReason: 'Nothing is lost for good, but what stands behind it cannot be reached until it is made anew.',
  layer: 'template',
  why: 'A deleted load balancer takes its name and its addresses with it: what points there points to nothing.',
  fix: `Properties:\n  LoadBalancerAttributes:\n    - Key: ${KEY}\n      Value: 'true'\n`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#deletion-protection',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource): Judgement => {
    const attributes = resource.property('LoadBalancerAttributes');
    const found = itemsAt(resource.properties, ['LoadBalancerAttributes']).find(({ item }) => equals(at(item, 'Key'), KEY) === true);
    const message = `The load balancer can be deleted by one call: ${KEY} isn't true.`;
    if (found !== undefined) {
      const held = on()(at(found.item, 'Value'));
      const holds = held === false && found.open !== undefined ? doubt(found.open) : held;
      return { resource, path: ['Properties', ...found.path, 'Value'], holds, message };
    }
    const open: Ternary =
      elements(attributes).find((one) => one instanceof Unknown || at(one, 'Key') instanceof Unknown) instanceof Unknown;
    return {
      resource,
      path: ['Properties', 'LoadBalancerAttributes'],
      holds: open === true ? new Unknown('an attribute is not known') : false,
      message,
    };
  }),
};
