import { type Resource, type Ternary, Unknown, type Value, asText, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { covers } from './actions.ts';
import { demands, testsOf } from './conditions.ts';
import { type Statement, statementsOf } from './policy-statements.ts';
import { principalsOf } from './principals.ts';

const TYPES = ['AWS::IAM::Role'];

/** Whoever signs in elsewhere takes on a role only as the subject, or for the audience, that it names. */
export const iamRoleTrustFederationConditioned: Rule = {
  id: 'iam-role-trust-federation-conditioned',
  title: 'A role for federated sign-in names the subject or audience that may have it',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Everybody who can sign in at the provider has the role',
  layer: 'template',
  why: 'A provider such as a code host signs tokens for all its customers. Without a condition on the subject, anybody’s pipeline or pod takes on the role; without the audience, anybody’s application.',
  fix: `Properties:
  AssumeRolePolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal:
          Federated: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com
        Action: sts:AssumeRoleWithWebIdentity
        Condition:
          StringEquals:
            token.actions.githubusercontent.com:aud: sts.amazonaws.com
            token.actions.githubusercontent.com:sub: repo:example/application:ref:refs/heads/main
`,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

const BY_TOKEN = ['sts:assumerolewithwebidentity'];
/** Providers for applications' users, whose subjects nobody knows beforehand: the audience is the application. */
const FOR_APPLICATIONS = /cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com/;

function* judge(resource: Resource): Generator<Judgement> {
  const path = ['Properties', 'AssumeRolePolicyDocument'];
  for (const statement of statementsOf(resource, path, resource.property('AssumeRolePolicyDocument'))) {
    if (statement.allows === false || !statement.actions.some(({ value }) => covers(value, BY_TOKEN) !== undefined)) continue;
    const named = principalsOf(statement);
    const provider = named instanceof Unknown ? undefined : named.find(({ kind }) => kind === 'Federated');
    if (provider === undefined) continue;
    const holds = judged(statement, provider.value);
    const message = `Everybody who can sign in at ${asText(provider.value)} takes on the role: no condition names a subject${FOR_APPLICATIONS.test(asText(provider.value) ?? '') ? ' or audience' : ''}`;
    yield {
      resource,
      path: holds === false ? [...statement.path, 'Condition'] : statement.path,
      holds,
      message: holds === false ? message : '',
    };
  }
}

function judged(statement: Statement, provider: Value): Ternary {
  const tests = testsOf(statement.value);
  if (tests instanceof Unknown) return new Unknown(tests.why);
  const wanted = FOR_APPLICATIONS.test(asText(provider) ?? '')
    ? /:(?:aud|app_id|sub|oaud)$/
    : /:(?:sub|repository|repository_id|job_workflow_ref|project_path|namespace_path|environment)$/;
  return tests.some((test) => wanted.test(test.key) && demands(test) && test.values.every((value) => namesSomebody(value)));
}

/** `repo:*`, `system:serviceaccount:*:*` and `*` are everybody again. */
function namesSomebody(value: Value): boolean {
  const text = knownText(value);
  return (
    text === undefined ||
    !/^(?:\*+|repo:\*.*|repo:\*?\/\*.*|organization:\*.*|project_path:\*.*|system:serviceaccount:\*:\*|system:\*)$/.test(text)
  );
}
