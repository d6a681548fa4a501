import { equals } from '../../../estate/index.ts';
import { type Place, type Setting, isNothing, isText, on, settingRule } from '../../settings/index.ts';

const DOMAIN: readonly Setting[] = [
  {
    path: ['NodeToNodeEncryptionOptions', 'Enabled'],
    holds: on(),
    fault: 'nodes of the domain talk among themselves without encryption',
    fix: 'Properties:\n  NodeToNodeEncryptionOptions: { Enabled: true }',
  },
  {
    path: ['DomainEndpointOptions', 'EnforceHTTPS'],
    holds: on(),
    fault: 'the domain answers over plain HTTP',
  },
  {
    path: ['DomainEndpointOptions', 'TLSSecurityPolicy'],
    // Where plain HTTP is taken as well, the version says nothing unless somebody chose it.
    concerns: (place) => enforcesHttps(place) || !isNothing(place.beside('DomainEndpointOptions', 'TLSSecurityPolicy')),
    holds: (value) => isText(value, /-Min-TLS-1-[23]-/i),
    fault: 'the domain accepts TLS 1.0',
  },
];

function enforcesHttps({ beside }: Place): boolean {
  return equals(beside('DomainEndpointOptions', 'EnforceHTTPS'), true) === true;
}

const SETTINGS = { 'AWS::OpenSearchService::Domain': DOMAIN, 'AWS::Elasticsearch::Domain': DOMAIN };

export const opensearchEncryptedInTransit = settingRule({
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
  settings: SETTINGS,
});
