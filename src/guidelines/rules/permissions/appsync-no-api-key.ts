import { type Resource, at, equals, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { entriesOf } from './policy-statements.ts';

const TYPES = ['AWS::AppSync::GraphQLApi', 'AWS::AppSync::Api'];

/** GraphQL APIs know who calls. */
export const appsyncNoApiKey: Rule = {
  id: 'appsync-no-api-key',
  title: 'No AppSync API lets callers in by an API key',
  promise: 'G8',
  severity: 'high',
  severityReason: 'The key is in every client, says nothing of who calls and is the same for all',
  layer: 'template',
  why: 'AWS means API keys for development: they are shipped with the application, so everybody has them, and they can’t tell one caller from another.',
  fix: `Properties:
  AuthenticationType: AMAZON_COGNITO_USER_POOLS
  UserPoolConfig:
    UserPoolId: !Ref UserPool
    AwsRegion: !Ref AWS::Region
    DefaultAction: ALLOW
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-5',
    'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  const message = 'An API key lets in whoever has the application';
  const own = resource.property('AuthenticationType');
  if (own !== undefined) yield { resource, path: ['Properties', 'AuthenticationType'], holds: not(equals(own, 'API_KEY')), message };
  for (const list of [['AdditionalAuthenticationProviders'], ['EventConfig', 'AuthProviders']]) {
    const property = list.length === 1 ? 'AuthenticationType' : 'AuthType';
    for (const { value, path } of entriesOf(resource.property(...list), ['Properties', ...list])) {
      yield { resource, path: [...path, property], holds: not(equals(at(value, property), 'API_KEY')), message };
    }
  }
}
