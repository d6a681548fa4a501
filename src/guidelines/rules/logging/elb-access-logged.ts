import { type Resource, type Ternary, Unknown, at, equals } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isOn, isText, itemsOf } from '../../settings/index.ts';

const CLASSIC = 'AWS::ElasticLoadBalancing::LoadBalancer';
const MODERN = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

export const elbAccessLogged: Rule = {
  id: 'elb-access-logged',
  title: 'Load balancers log each request',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'It changes nothing about who gets in; it decides whether anybody can tell afterwards who did what.',
  layer: 'detection',
  why: 'Without access logs nobody can say afterwards who asked for what, from where, and what was answered.',
  fix: `Properties:
  LoadBalancerAttributes:
    - { Key: access_logs.s3.enabled, Value: 'true' }
    - { Key: access_logs.s3.bucket, Value: !Ref LogBucket }`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html',
  ],
  types: [CLASSIC, MODERN],
  check: eachResource([CLASSIC, MODERN], (resource) => {
    if (resource.type === CLASSIC) return judgeClassic(resource);
    // A gateway load balancer knows no requests.
    return isText(resource.property('Type'), /^gateway$/i) === true ? undefined : judgeModern(resource);
  }),
};

function judgeClassic(resource: Resource): Judgement {
  return {
    resource,
    path: ['Properties', 'AccessLoggingPolicy', 'Enabled'],
    holds: isOn(resource.property('AccessLoggingPolicy', 'Enabled')),
    message: 'The load balancer writes no access log: AccessLoggingPolicy is missing or off.',
    fix: 'Properties:\n  AccessLoggingPolicy: { Enabled: true, S3BucketName: !Ref LogBucket }',
  };
}

function judgeModern(resource: Resource): Judgement {
  const attributes = itemsOf(resource, 'LoadBalancerAttributes');
  const mine = attributes.find(([one]) => equals(at(one, 'Key'), 'access_logs.s3.enabled') === true);
  const open = attributes.map(([one]) => one).find((one) => one instanceof Unknown || at(one, 'Key') instanceof Unknown);
  const holds: Ternary = mine !== undefined ? isOn(at(mine[0], 'Value')) : open instanceof Unknown ? open : false;
  return {
    resource,
    path: mine === undefined ? ['Properties', 'LoadBalancerAttributes'] : [...mine[1], 'Value'],
    holds,
    message: 'The load balancer writes no access log: access_logs.s3.enabled is not true.',
  };
}
