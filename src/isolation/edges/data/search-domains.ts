import { policyEdge } from '../policy-edge.ts';

/** Who may read, write or change a search domain by its access policy. */
export const searchDomains = policyEdge({
  id: 'search-domains',
  title: 'who may use a search domain',
  types: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
  documents: (resource) => [{ document: resource.property('AccessPolicies'), resource }],
  acts: [
    { kind: 'read', ability: 'read', actions: ['es:ESHttpGet', 'es:ESHttpHead'], behind: '/*' },
    { kind: 'write', ability: 'write', actions: ['es:ESHttpPost', 'es:ESHttpPut', 'es:ESHttpDelete', 'es:ESHttpPatch'], behind: '/*' },
    {
      kind: 'update',
      ability: 'write',
      actions: [
        'es:UpdateDomainConfig',
        'es:UpdateElasticsearchDomainConfig',
        'es:DeleteDomain',
        'es:CreateVpcEndpoint',
        'es:AuthorizeVpcEndpointAccess',
      ],
    },
  ],
});
