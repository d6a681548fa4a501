import { type Resource, type Ternary, Unknown, asBoolean } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::Cognito::IdentityPool'];

/** AWS credentials are for who signed in. */
export const cognitoNoGuests: Rule = {
  id: 'cognito-no-guests',
  title: 'No identity pool gives AWS credentials to guests',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'Anybody gets credentials; what they are good for depends on the role for guests',
  layer: 'template',
  why: 'Everybody who knows the pool’s id, which is in the application, gets credentials of the account without signing in.',
  fix: `Properties:
  AllowUnauthenticatedIdentities: false
`,
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-2'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  const allowed = asBoolean(resource.property('AllowUnauthenticatedIdentities'));
  const holds: Ternary = allowed instanceof Unknown ? new Unknown(allowed.why) : allowed !== true;
  return {
    resource,
    path: ['Properties', 'AllowUnauthenticatedIdentities'],
    holds,
    message: 'Whoever hasn’t signed in gets credentials of the account',
  };
}
