import { type Resource, equals } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { type Setting, checkSettings, isNothing, isOn, isText } from '../../settings.ts';

const DOMAIN: readonly Setting[] = [
  {
    path: 'NodeToNodeEncryptionOptions.Enabled',
    holds: (value) => isOn(value),
    message: 'Nodes of the domain talk among themselves without encryption.',
    fix: 'Properties:\n  NodeToNodeEncryptionOptions: { Enabled: true }',
  },
  {
    path: 'DomainEndpointOptions.EnforceHTTPS',
    holds: (value) => isOn(value),
    message: 'The domain answers over plain HTTP: EnforceHTTPS is not true.',
  },
  {
    path: 'DomainEndpointOptions.TLSSecurityPolicy',
    // Where plain HTTP is taken as well, the version says nothing unless somebody chose it.
    when: (resource) => enforcesHttps(resource) || !isNothing(resource.property('DomainEndpointOptions', 'TLSSecurityPolicy')),
    holds: (value) => isText(value, /-Min-TLS-1-[23]-/i),
    message: 'The domain accepts TLS 1.0: TLSSecurityPolicy is not Policy-Min-TLS-1-2-…',
  },
];

function enforcesHttps(resource: Resource): boolean {
  return equals(resource.property('DomainEndpointOptions', 'EnforceHTTPS'), true) === true;
}

const SETTINGS = { 'AWS::OpenSearchService::Domain': DOMAIN, 'AWS::Elasticsearch::Domain': DOMAIN };

export const opensearchEncryptedInTransit: Rule = {
  id: 'opensearch-encrypted-in-transit',
  title: 'Search domains take HTTPS with TLS 1.2 only, and their nodes talk encrypted',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'Queries and documents go over the network as they are, though mostly within a VPC.',
  layer: 'template',
  why: 'A domain made by CloudFormation takes plain HTTP and TLS 1.0, and its nodes send each other documents as they are, unless it says otherwise.',
  fix: 'Properties:\n  DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10 }',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-3',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8',
    'https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html',
  ],
  types: Object.keys(SETTINGS),
  check: checkSettings(SETTINGS),
};
