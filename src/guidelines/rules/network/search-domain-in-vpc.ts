import { decide } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

export const searchDomainInVpc: Rule = {
  id: 'search-domain-in-vpc',
  title: 'Search domains are in a VPC',
  promise: 'G4',
  severity: 'critical',
  severityReason: 'Security Hub rates Opensearch.2 and ES.2 critical: a wide access policy is all that it takes to publish every index.',
  layer: 'template',
  why: 'A domain outside a VPC has an endpoint on the internet. It cannot be moved into one afterwards: it has to be made anew.',
  fix: 'Properties:\n  VPCOptions:\n    SubnetIds:\n      - !Ref PrivateSubnet\n    SecurityGroupIds:\n      - !GetAtt SearchGroup.GroupId\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-2',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, (resource) => ({
    resource,
    path: ['Properties', 'VPCOptions'],
    holds: decide(resource.property('VPCOptions'), (known) => known !== undefined && known !== null),
    message: 'The domain has its endpoint on the internet, as it is in no VPC',
  })),
};
