import { type Resource, type Ternary, type Value, at, equals, knownText, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { below, isOn, isText, itemsAt, itemsOf } from '../../settings/index.ts';

const TYPE = 'AWS::ElasticLoadBalancing::LoadBalancer';

/** Predefined policies that accept something older than TLS 1.2. */
const OLD_POLICY = /^ELBSecurityPolicy-(?:201\d-\d\d|TLS-1-[01]-)/i;
const OLD_PROTOCOL = /^Protocol-(?:SSLv\d|TLSv1(?:\.1)?)$/i;
/** Ciphers that are broken, for export, anonymous or none, in the names of OpenSSL and of IANA. */
const WEAK_CIPHER = /(?:^|[-_])(?:RC4|ARCFOUR|RC2|DES|3DES|NULL|MD5|EXP\d*|EXPORT|ADH|AECDH|ANON|SEED|IDEA|KRB5)(?:[-_]|$)/i;

export const elbClassicListenerEncrypted: Rule = {
  id: 'elb-classic-listener-encrypted',
  title: 'Classic load balancers take HTTPS or SSL, and no old protocol in it',
  promise: 'G3',
  severity: 'high',
  severityReason: 'What people send to a listener, passwords and sessions included, can be read by everybody on the way.',
  layer: 'template',
  why: 'A listener for HTTP or TCP has no encryption, and one that accepts SSL 3 or TLS 1.0 has one that is broken.',
  fix: `Properties:
  Listeners:
    - { Protocol: HTTPS, LoadBalancerPort: '443', InstanceProtocol: HTTPS, InstancePort: '443', SSLCertificateId: !Ref Certificate, PolicyNames: [tls] }
  Policies:
    - PolicyName: tls
      PolicyType: SSLNegotiationPolicyType
      Attributes: [{ Name: Reference-Security-Policy, Value: ELBSecurityPolicy-TLS-1-2-2017-01 }]`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-3',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-8',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-ssl-security-policy.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => [...listeners(resource), ...policies(resource)]),
};

function listeners(resource: Resource): readonly Judgement[] {
  return itemsOf(resource, 'Listeners').map(([listener, at]) => {
    const [protocol, path] = below(listener, at, 'Protocol');
    const shown = knownText(protocol) ?? 'no protocol that is encrypted';
    return { resource, path, holds: isText(protocol, /^(?:https|ssl)$/i), message: `The listener takes ${shown}, which isn't encrypted.` };
  });
}

function policies(resource: Resource): readonly Judgement[] {
  return itemsOf(resource, 'Policies')
    .filter(([policy]) => isText(at(policy, 'PolicyType'), /^SSLNegotiationPolicyType$/i) === true)
    .flatMap(([policy, path]) => itemsAt(...below(policy, path, 'Attributes')))
    .map(([attribute, path]) => ({
      resource,
      path: [...path, 'Value'],
      holds: not(isOld(at(attribute, 'Name'), at(attribute, 'Value'))),
      message: `The policy accepts what is broken: ${knownText(at(attribute, 'Name'))} is ${knownText(at(attribute, 'Value'))}.`,
    }));
}

function isOld(name: Value | undefined, value: Value | undefined): Ternary {
  if (equals(name, 'Reference-Security-Policy') === true) return isText(value, OLD_POLICY);
  return isText(name, OLD_PROTOCOL) === true || isText(name, WEAK_CIPHER) === true ? isOn(value) : false;
}
