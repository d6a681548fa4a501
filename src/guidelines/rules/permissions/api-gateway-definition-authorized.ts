import { type Resource, Unknown, type Value, at, documentOf, isList, isMap, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'];

/** Operations of a definition that is imported ask who calls. */
export const apiGatewayDefinitionAuthorized: Rule = {
  id: 'api-gateway-definition-authorized',
  title: 'Every operation of an imported API definition asks who calls',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Anybody who finds the address calls what is behind it',
  layer: 'template',
  why: 'An operation without security is imported as a method without an authorizer: its integration runs for every caller.',
  fix: `Properties:
  Body:
    security:
      - authorizer: []
`,
  sources: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

/** Preflight requests come without credentials. */
const METHOD = /^(?:get|put|post|delete|patch|head|x-amazon-apigateway-any-method)$/i;

function* judge(resource: Resource): Generator<Judgement> {
  const body = documentOf(resource.property('Body'));
  const paths = at(body, 'paths');
  if (!isMap(paths) || isServerless(resource) || asks(at(body, 'security')) !== false) return;
  for (const [address, operations] of Object.entries(paths)) {
    if (!isMap(operations)) continue;
    for (const [method, operation] of Object.entries(operations)) {
      if (!METHOD.test(method) || !isMap(operation)) continue;
      const type = knownText(at(operation, 'x-amazon-apigateway-auth', 'type'));
      const path = ['Properties', 'Body', 'paths', address, method];
      const signed = type !== undefined && type.toUpperCase() !== 'NONE';
      const holds = signed ? true : asks(at(operation, 'security'));
      yield { resource, path, holds, message: `Nobody asks who calls ${method} ${address}` };
    }
  }
}

function asks(security: Value | undefined): boolean | Unknown {
  if (security instanceof Unknown) return new Unknown(security.why);
  return isList(security) && security.length > 0 && !security.every((one) => isMap(one) && Object.keys(one).length === 0);
}

/** SAM adds security of its own (`Auth`) to the definition that is written. */
function isServerless({ stack, logicalId }: Resource): boolean {
  const resources: unknown = Reflect.get(Object(stack.source.value), 'Resources');
  const written: unknown = Reflect.get(Object(resources), logicalId);
  return String(Reflect.get(Object(written), 'Type')).startsWith('AWS::Serverless::');
}
