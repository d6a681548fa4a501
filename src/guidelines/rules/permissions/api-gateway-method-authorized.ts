import { type Resource, type Ternary, asBoolean, equals, knownText, not, or, Unknown } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::ApiGateway::Method'];

/** Methods of REST APIs ask who calls. */
export const apiGatewayMethodAuthorized: Rule = {
  id: 'api-gateway-method-authorized',
  title: 'Every method of a REST API asks who calls',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Anybody who finds the address calls what is behind it',
  layer: 'template',
  why: 'Without an authorizer the integration runs for every caller, and each function behind it has to be right about who may do what.',
  fix: `Properties:
  AuthorizationType: COGNITO_USER_POOLS
  AuthorizerId: !Ref Authorizer
`,
  sources: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  // Browsers send preflight requests without credentials.
  if (knownText(resource.property('HttpMethod'))?.toUpperCase() === 'OPTIONS') return undefined;
  const type = resource.property('AuthorizationType');
  const open: Ternary = type === undefined ? true : equals(type, 'NONE');
  const keyed = asBoolean(resource.property('ApiKeyRequired'));
  const holds = or([not(open), keyed instanceof Unknown ? new Unknown(keyed.why) : keyed === true]);
  return { resource, path: ['Properties', 'AuthorizationType'], holds, message: 'Nobody asks who calls this method' };
}
