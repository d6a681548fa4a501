import { type Resource, type Ternary, Unknown, asBoolean } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

/** Search domains decide by index and field who reads what. */
export const opensearchFineGrainedAccess: Rule = {
  id: 'opensearch-fine-grained-access',
  title: 'Search domains decide who reads and writes which index',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'Whoever the access policy lets in has every index',
  layer: 'template',
  why: 'Without fine-grained access control whoever reaches the domain reads, changes and deletes every index in it.',
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
  const enabled = asBoolean(resource.property('AdvancedSecurityOptions', 'Enabled'));
  const holds: Ternary = enabled instanceof Unknown ? new Unknown(enabled.why) : enabled === true;
  const path = ['Properties', 'AdvancedSecurityOptions', 'Enabled'];
  return { resource, path, holds, message: 'Whoever reaches this domain has every index: fine-grained access control is off' };
}
