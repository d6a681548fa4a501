import { type Resource, Unknown, and, at, documentOf, elements, equals, isMap, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { on } from '../../settings/index.ts';

const TYPE = 'AWS::OpenSearchServerless::SecurityPolicy';

export const opensearchserverlessNotPublic: Rule = {
  id: 'opensearchserverless-not-public',
  title: 'No network policy opens collections to the internet',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Data access policies still ask who it is; nothing else stands before the data.',
  layer: 'template',
  why: 'A collection is a store of data: it belongs behind a VPC endpoint, where groups say which application reaches it.',
  fix: 'Properties:\n  Type: network\n  Policy: \'[{"Rules":[{"ResourceType":"collection","Resource":["collection/search"]}],"AllowFromPublic":false,"SourceVPCEs":["vpce-0123"]}]\'\n',
  sources: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html'],
  types: [TYPE],
  check: eachResource([TYPE], judge),
};

function judge(resource: Resource): Judgement | undefined {
  const isNetwork = equals(resource.property('Type'), 'network');
  if (isNetwork === false) return undefined;
  const policy = documentOf(resource.property('Policy'));
  const open = policy instanceof Unknown ? policy : or(elements(policy).map(opens));
  return {
    resource,
    path: ['Properties', 'Policy'],
    holds: not(and([isNetwork, open])),
    message: 'The policy opens collections to the internet (AllowFromPublic)',
  };
}

function opens(entry: Parameters<typeof isMap>[0]) {
  return isMap(entry) && on()(at(entry, 'AllowFromPublic'));
}
