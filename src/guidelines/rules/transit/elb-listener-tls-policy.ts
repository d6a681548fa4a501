import { decide, knownText, PartlyKnown, Unknown } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isNothing, isText } from '../../settings/index.ts';

/** Policies whose name begins at TLS 1.2 or 1.3; those for FIPS and post-quantum key exchange have them in the middle. */
const AT_LEAST_1_2 = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)(?:-|$)/i;

export const elbListenerTlsPolicy: Rule = {
  id: 'elb-listener-tls-policy',
  title: 'Listeners of load balancers accept TLS 1.2 and newer only',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'Modern clients take the newest version; an attacker in between can make some take TLS 1.0, whose ciphers are broken.',
  layer: 'template',
  why: 'A listener without a policy made by CloudFormation has ELBSecurityPolicy-2016-08, which still accepts TLS 1.0 and 1.1.',
  fix: `Properties:
  SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
  ],
  types: ['AWS::ElasticLoadBalancingV2::Listener'],
  check: eachResource(['AWS::ElasticLoadBalancingV2::Listener'], (resource) => {
    if (isText(resource.property('Protocol'), /^(?:https|tls)$/i) !== true) return undefined;
    const policy = resource.property('SslPolicy');
    const name = knownText(policy);
    return {
      resource,
      path: ['Properties', 'SslPolicy'],
      holds: decide(policy, (known) =>
        known instanceof PartlyKnown ? new Unknown(known.why) : !isNothing(known) && AT_LEAST_1_2.test(knownText(known) ?? ''),
      ),
      message: `The listener accepts TLS 1.0 or 1.1: ${name === undefined || name === '' ? 'without SslPolicy it has ELBSecurityPolicy-2016-08' : `its policy is ${name}`}.`,
    };
  }),
};
