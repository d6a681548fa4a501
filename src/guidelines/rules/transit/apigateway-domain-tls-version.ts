import { knownText } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { below, isText, itemsOf } from '../../settings/index.ts';

/** `TLS_1_2`, and the newer names with the version in them. */
const MODERN = /^(?:TLS_1_2|SecurityPolicy_TLS1[23]_)/i;
const REST = 'AWS::ApiGateway::DomainName';
const HTTP = 'AWS::ApiGatewayV2::DomainName';
const API = 'AWS::ApiGateway::RestApi';

export const apigatewayDomainTlsVersion: Rule = {
  id: 'apigateway-domain-tls-version',
  title: "APIs' own domain names accept TLS 1.2 and newer only",
  promise: 'G3',
  severity: 'medium',
  severityReason: 'Modern clients take the newest version by themselves; an attacker in between can make some take TLS 1.0.',
  layer: 'template',
  why: 'A domain name with the policy TLS_1_0 accepts TLS 1.0 and 1.1, which attackers can break.',
  fix: `Properties:
  SecurityPolicy: TLS_1_2`,
  sources: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-domainname.html',
  ],
  types: [REST, HTTP, API],
  check: eachResource([REST, HTTP, API], (resource) => {
    const message = (policy: string | undefined) => `The address may accept TLS 1.0: its SecurityPolicy is ${policy ?? 'not said'}.`;
    if (resource.type === REST) {
      const policy = resource.property('SecurityPolicy');
      return { resource, path: ['Properties', 'SecurityPolicy'], holds: isText(policy, MODERN), message: message(knownText(policy)) };
    }
    // The address that AWS gives an API has had a policy of its own since November 2025; nobody had a choice before.
    if (resource.type === API) {
      const policy = resource.property('SecurityPolicy');
      return { resource, path: ['Properties', 'SecurityPolicy'], holds: isText(policy, MODERN, true), message: message(knownText(policy)) };
    }
    // HTTP and WebSocket APIs know no other policy than TLS_1_2.
    return itemsOf(resource, 'DomainNameConfigurations').map(([configuration, at]) => {
      const [policy, path] = below(configuration, at, 'SecurityPolicy');
      return { resource, path, holds: isText(policy, MODERN, true), message: message(knownText(policy)) };
    });
  }),
};
