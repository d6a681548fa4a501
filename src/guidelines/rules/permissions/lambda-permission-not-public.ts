import { type Resource, Unknown, knownText, mayBeAbsent, equals, asText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::Lambda::Permission', 'AWS::Lambda::LayerVersionPermission'];

/** A star as principal is everybody, unless an account, an organization or a source says who that may be. */
const NARROWING = ['PrincipalOrgID', 'SourceAccount', 'SourceArn', 'EventSourceToken', 'OrganizationId'];

/** Functions and layers aren't for everybody. */
export const lambdaPermissionNotPublic: Rule = {
  id: 'lambda-permission-not-public',
  title: 'No function or layer can be used by everybody',
  promise: 'G8',
  severity: 'critical',
  severityReason: 'Every AWS account of the world can call the function, or everybody by its URL',
  layer: 'template',
  why: 'A star as principal lets any account invoke the function or read the layer: with the function’s permissions, at your cost.',
  fix: `Properties:
  Action: lambda:InvokeFunction
  Principal: events.amazonaws.com
  SourceArn: !GetAtt Rule.Arn
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1',
    'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  const principal = resource.property('Principal');
  const path = ['Properties', 'Principal'];
  if (principal === undefined) return undefined;
  if (principal instanceof Unknown)
    return { resource, path, holds: principal.origin?.kind === 'attribute' ? true : principal, message: '' };
  const isOpen = equals(principal, '*') === true || /^arn:[^:]*:iam::\*+:/.test(knownText(principal) ?? '');
  const narrowed = NARROWING.some((property) => {
    const value = resource.property(property);
    return value !== undefined && !mayBeAbsent(value) && knownText(value) !== '*';
  });
  const what = resource.type.endsWith('LayerVersionPermission')
    ? 'read the layer'
    : `call the function (${asText(resource.property('Action')) ?? 'lambda:InvokeFunction'})`;
  return { resource, path, holds: !isOpen || narrowed, message: `The principal * lets everybody ${what}` };
}
