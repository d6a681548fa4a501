import { type Resource, type Ternary, type Value, and, at, decide, elements, equals, isMap, not, or } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isNothing, isText } from '../../settings/index.ts';

export const elbListenerEncrypted: Rule = {
  id: 'elb-listener-encrypted',
  title: 'Listeners of load balancers take HTTPS or TLS, or only redirect to it',
  promise: 'G3',
  severity: 'high',
  severityReason: 'What people send to a listener, passwords and sessions included, can be read by everybody on the way.',
  layer: 'template',
  why: 'A listener that forwards plain HTTP lets clients talk without encryption, often without anybody noticing it.',
  fix: `Properties:
  Protocol: HTTP
  Port: 80
  DefaultActions:
    - Type: redirect
      RedirectConfig: { Protocol: HTTPS, Port: '443', StatusCode: HTTP_301 }`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-18',
  ],
  types: ['AWS::ElasticLoadBalancingV2::Listener'],
  check: eachResource(['AWS::ElasticLoadBalancingV2::Listener'], (resource) => {
    const protocol = resource.property('Protocol');
    const plain = or([isText(protocol, /^http$/i), plainTcp(resource, protocol)]);
    const answers = elements(resource.property('DefaultActions'));
    const redirects = answers.length === 0 ? false : and(answers.map(leadsToTls));
    return {
      resource,
      path: ['Properties', 'Protocol'],
      holds: or([not(plain), redirects]),
      message: 'The listener takes plain HTTP and does something else than redirect it to HTTPS.',
    };
  }),
};

/** TCP at the port of HTTP: at other ports a network load balancer may well pass TLS on. */
function plainTcp(resource: Resource, protocol: Value | undefined): Ternary {
  return and([isText(protocol, /^tcp$/i), or([equals(resource.property('Port'), 80), equals(resource.property('Port'), 8080)])]);
}

function leadsToTls(action: Value): Ternary {
  return decide(action, (known) => {
    if (!isMap(known)) return false;
    const redirect = and([
      isText(at(known, 'Type'), /^redirect$/i),
      // Without a protocol, or with that of the request, the redirect leads to plain HTTP again.
      isText(at(known, 'RedirectConfig', 'Protocol'), /^https$/i),
    ]);
    // A fixed answer carries nothing of anybody.
    return or([redirect, isText(at(known, 'Type'), /^fixed-response$/i, isNothing(at(known, 'Type')) && 'FixedResponseConfig' in known)]);
  });
}
