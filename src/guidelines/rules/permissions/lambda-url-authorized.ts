import { type Resource, equals, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::Lambda::Url'];

/** A function's own address asks who calls. */
export const lambdaUrlAuthorized: Rule = {
  id: 'lambda-url-authorized',
  title: 'The address of a function asks who calls',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Anybody on the internet runs the function',
  layer: 'template',
  why: 'An address with AuthType NONE is on the internet for everybody, with neither a firewall nor throttling of its own before it.',
  fix: `Properties:
  AuthType: AWS_IAM
`,
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  const holds = not(equals(resource.property('AuthType'), 'NONE'));
  return { resource, path: ['Properties', 'AuthType'], holds, message: 'The address of this function is open to everybody' };
}
