import { not } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isText } from '../../settings/index.ts';

export const elbTargetGroupEncrypted: Rule = {
  id: 'elb-target-group-encrypted',
  title: 'Load balancers talk to their targets encrypted',
  promise: 'G3',
  severity: 'low',
  severityReason: 'The way from the load balancer to the target stays within the VPC, where few can listen.',
  layer: 'template',
  why: 'A listener with HTTPS protects the way to the load balancer only; behind it, plain HTTP carries the same requests on.',
  fix: `Properties:
  Protocol: HTTPS
  Port: 443`,
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/elbv2-targetgroup-protocol-encrypted.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-22',
  ],
  types: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
  check: eachResource(['AWS::ElasticLoadBalancingV2::TargetGroup'], (resource) => {
    if (isText(resource.property('TargetType'), /^(?:lambda|alb)$/i) === true) return undefined;
    return {
      resource,
      path: ['Properties', 'Protocol'],
      holds: not(isText(resource.property('Protocol'), /^http$/i)),
      message: 'The load balancer sends requests to these targets over plain HTTP.',
    };
  }),
};
