import { type Resource, type Ternary, decide } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isSet, on } from '../../settings/index.ts';

const TYPES = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

/** Search domains know who reads what. */
export const opensearchFineGrainedAccess: Rule = {
  id: 'opensearch-fine-grained-access',
  title: 'Search domains decide who reads and writes which index',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Security Hub rates Opensearch.7 high: whoever reaches the domain has every index',
  layer: 'template',
  why: 'Without fine-grained access control and without a policy that names somebody, reaching the domain is all that it takes to read, change and delete every index in it.',
  fix: `Properties:
  AdvancedSecurityOptions:
    Enabled: true
    InternalUserDatabaseEnabled: false
    MasterUserOptions:
      MasterUserARN: !GetAtt Administrator.Arn
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-7',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  return {
    resource,
    path: ['Properties', 'AdvancedSecurityOptions', 'Enabled'],
    holds: decide(resource.property('AdvancedSecurityOptions', 'Enabled'), (known) =>
      known === undefined ? hasPolicy(resource) : on()(known),
    ),
    message: 'Whoever reaches this domain has every index: fine-grained access control is off',
  };
}

/** An access policy lets in those whom it names by their signature; whether it names everybody is judged by itself. */
function hasPolicy(resource: Resource): Ternary {
  return isSet(resource.property('AccessPolicies'));
}
