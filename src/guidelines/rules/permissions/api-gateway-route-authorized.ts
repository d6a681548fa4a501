import { type Estate, type Resource, type Ternary, equals, knownText, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::ApiGatewayV2::Route'];
const APIS: ReadonlySet<string> = new Set(['AWS::ApiGatewayV2::Api']);

/** Routes of HTTP and WebSocket APIs ask who calls. */
export const apiGatewayRouteAuthorized: Rule = {
  id: 'api-gateway-route-authorized',
  title: 'Every route of an HTTP or WebSocket API asks who calls',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Anybody who finds the address calls what is behind it',
  layer: 'template',
  why: 'A route without an authorization type passes every request on to its integration.',
  fix: `Properties:
  AuthorizationType: JWT
  AuthorizerId: !Ref Authorizer
`,
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-8'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(route: Resource, estate: Estate): Judgement | undefined {
  const key = knownText(route.property('RouteKey')) ?? '';
  const [api] = estate.named(route.property('ApiId'), route, APIS);
  const protocol = knownText(api?.property('ProtocolType'));
  // A connection is authorized when it is made; its messages can't be once more. Without the API its keys tell: an HTTP route has a method.
  const isMessage =
    protocol === 'WEBSOCKET' ? key !== '$connect' : protocol === undefined && !/^(?:\$default|\$connect|[A-Z]+ .*)$/.test(key);
  if (isMessage || key.startsWith('OPTIONS ')) return undefined;
  const type = route.property('AuthorizationType');
  const holds: Ternary = type === undefined ? false : not(equals(type, 'NONE'));
  return { resource: route, path: ['Properties', 'AuthorizationType'], holds, message: `Nobody asks who calls the route ${key}`.trim() };
}
