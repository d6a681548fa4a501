import { Unknown, at, equals } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { itemsOf, on } from '../../settings/index.ts';
import { isLasting } from './lasting.ts';

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
  check: eachResource([TYPE], (resource, estate): Judgement | undefined => {
    if (!isLasting(resource, estate)) return undefined;
    const attributes = itemsOf(resource, 'LoadBalancerAttributes');
    const message = `The load balancer can be deleted by one call: ${KEY} isn't true.`;
    const [item, path] = attributes.find(([attribute]) => equals(at(attribute, 'Key'), KEY) === true) ?? [];
    if (path !== undefined) return { resource, path: [...path, 'Value'], holds: on()(at(item, 'Value')), message };
    const open = attributes.map(([attribute]) => equals(at(attribute, 'Key'), KEY)).find((one) => one instanceof Unknown);
    return { resource, path: ['Properties', 'LoadBalancerAttributes'], holds: open ?? false, message };
  }),
};
