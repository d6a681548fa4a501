import { type Resource, type Ternary, Unknown, endsWith, knownText, mayBeAbsent } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::Lambda::Permission'];

/** One of these says for whom the service may act. */
const SOURCES = ['SourceArn', 'SourceAccount', 'EventSourceToken', 'PrincipalOrgID'];

/** Services that call on behalf of somebody whom no ARN or account describes. */
const WITHOUT_SOURCE: ReadonlySet<string> = new Set([
  'alexa-connectedhome.amazon.com',
  'edgelambda.amazonaws.com',
  'replicator.lambda.amazonaws.com',
]);

/** A service may call a function for named sources only. */
export const lambdaPermissionSourceNamed: Rule = {
  id: 'lambda-permission-source-named',
  title: 'A service that may call a function may do so for a named source only',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'Somebody else’s rule, bucket or API in the same service can call the function',
  layer: 'template',
  why: 'The service acts for all its customers. Without SourceArn or SourceAccount a stranger sets up a rule, bucket or API of his own that calls your function (confused deputy).',
  fix: `Properties:
  SourceArn: !GetAtt Rule.Arn
  SourceAccount: !Ref AWS::AccountId
`,
  sources: [
    'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  const principal = resource.property('Principal');
  const isService = endsWith(principal, '.amazonaws.com');
  if (isService !== true && endsWith(principal, '.amazon.com') !== true) return undefined;
  if (WITHOUT_SOURCE.has(knownText(principal) ?? '')) return undefined;
  const named = SOURCES.map((property): Ternary => {
    const value = resource.property(property);
    if (value === undefined) return false;
    return value instanceof Unknown && mayBeAbsent(value) ? new Unknown(value.why) : true;
  });
  const holds = named.includes(true) ? true : (named.find((one) => one instanceof Unknown) ?? false);
  return {
    resource,
    path: ['Properties', 'SourceArn'],
    holds,
    message: `${knownText(principal) ?? 'The service'} may call the function on behalf of anybody: neither SourceArn nor SourceAccount says for whom`,
  };
}
