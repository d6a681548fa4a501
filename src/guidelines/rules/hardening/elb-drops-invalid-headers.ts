import { type Resource, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { on, oneOf } from '../../settings/index.ts';
import { attributeOf, isApplication } from './balancer-attributes.ts';

const TYPE = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const KEY = 'routing.http.drop_invalid_header_fields.enabled';

export const elbDropsInvalidHeaders: Rule = {
  id: 'elb-drops-invalid-headers',
  title: 'Load balancers drop invalid headers',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates ELB.4 medium: it takes a server behind it that reads such headers otherwise.',
  layer: 'template',
  why: 'Headers that the balancer and the server read differently smuggle a second request past every check.',
  fix: `Properties:\n  LoadBalancerAttributes:\n    - Key: ${KEY}\n      Value: 'true'\n`,
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#desync-mitigation-mode',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], judge),
};

function judge(resource: Resource): Judgement | undefined {
  const concerned = isApplication(resource);
  if (concerned === false) return undefined;
  const { value, path } = attributeOf(resource, 'LoadBalancerAttributes', KEY);
  // The strictest mode drops every request that isn't as RFC 7230 wants it, one with such a header among them.
  const mode = attributeOf(resource, 'LoadBalancerAttributes', 'routing.http.desync_mitigation_mode').value;
  const holds = or([on()(value), oneOf(['strictest'])(mode)]);
  return {
    resource,
    path,
    holds: holds === false && concerned !== true ? concerned : holds,
    message: `Invalid headers are passed on (${KEY} is off by default)`,
  };
}
