import { type Setting, on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

const ENABLED: Setting = {
  path: ['EncryptionAtRestOptions', 'Enabled'],
  holds: on(),
  fault: "the domain isn't encrypted at rest",
  set: 'true',
};

export const opensearchDomainEncrypted = atRest({
  id: 'opensearch-domain-encrypted',
  title: 'OpenSearch domains are encrypted at rest',
  severity: 'high',
  why: 'Indexes, logs, swap files and automated snapshots of a domain hold what was searched for and found, in plain text unless encryption is asked for.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-1',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html',
  ],
  settings: { 'AWS::OpenSearchService::Domain': [ENABLED], 'AWS::Elasticsearch::Domain': [ENABLED] },
});
