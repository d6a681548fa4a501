import { type Resource, Unknown, type Ternary, asText, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::Lambda::Permission'];

/** A permission to use a function is one to invoke it: who may get it has the address of its code and its variables. */
export const lambdaPermissionInvokesOnly: Rule = {
  id: 'lambda-permission-invokes-only',
  title: 'Whoever is let in by a function’s permission may invoke it, not change it',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Who changes a function’s code has the permissions of its role',
  layer: 'template',
  why: 'Services and other accounts need lambda:InvokeFunction. A wildcard lets them replace the code, which then runs with the function’s role.',
  fix: `Properties:
  Action: lambda:InvokeFunction
`,
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  const action = resource.property('Action');
  if (action === undefined) return undefined;
  const holds: Ternary =
    action instanceof Unknown ? new Unknown(action.why) : /^lambda:Invoke(?:Function|FunctionUrl|Async)$/i.test(knownText(action) ?? '');
  return {
    resource,
    path: ['Properties', 'Action'],
    holds,
    message: `The action ${asText(action) ?? ''} allows more than invoking the function`,
  };
}
