import { type Resource, type Ternary, type Value, and, at, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isOff, isSet, isText } from '../../settings/index.ts';

const METHOD = 'AWS::ApiGateway::Method';
const INTEGRATION = 'AWS::ApiGatewayV2::Integration';

export const apigatewayIntegrationHttps: Rule = {
  id: 'apigateway-integration-https',
  title: 'APIs call what is behind them over HTTPS and look at its certificate',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'The way to a backend with an address of its own goes over the internet, but not near the caller.',
  layer: 'template',
  why: 'A backend that is called over plain HTTP, or whose certificate nobody looks at, can be listened to and impersonated.',
  fix: `Properties:
  Integration:
    Type: HTTP_PROXY
    Uri: https://backend.example.com/`,
  sources: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigatewayv2-integration-tlsconfig.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_TlsConfig.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/apigatewayv2-integration-private-https-enabled.html',
  ],
  types: [METHOD, INTEGRATION],
  check: eachResource([METHOD, INTEGRATION], (resource) => {
    if (resource.type === INTEGRATION)
      return [judgeAddress(resource, resource.properties, [], 'IntegrationUri'), ...judgePrivate(resource)];
    const integration = resource.property('Integration');
    return [judgeAddress(resource, integration, ['Integration'], 'Uri'), judgeVerification(resource)];
  }),
};

function judgeAddress(resource: Resource, integration: Value | undefined, path: readonly string[], name: string): Judgement {
  return {
    resource,
    path: ['Properties', ...path, name],
    holds: not(and([isText(at(integration, name), /^http:\/\//i), not(isPrivate(integration)), not(isOfAws(integration))])),
    message: 'The API calls its backend over plain HTTP.',
  };
}

/** What calls AWS names it by its ARN, of which the region is seldom known, and is called over HTTPS always. */
function isOfAws(integration: Value | undefined): Ternary {
  return isText(at(integration, 'Type') ?? at(integration, 'IntegrationType'), /^(?:AWS|AWS_PROXY|MOCK)$/i);
}

/** Through a VPC link, the way to the load balancer is one within AWS. */
function isPrivate(integration: Value | undefined): Ternary {
  return isText(at(integration, 'ConnectionType'), /^VPC_LINK$/i);
}

function judgeVerification(resource: Resource): Judgement {
  const path = ['Integration', 'TlsConfig', 'InsecureSkipVerification'];
  return {
    resource,
    path: ['Properties', ...path],
    holds: isOff(resource.property(...path)),
    message: "The API doesn't look at the certificate of its backend.",
  };
}

/** An HTTP API calls what is behind a VPC link over HTTP unless it is told how to know its certificate. */
function judgePrivate(resource: Resource): readonly Judgement[] {
  if (isPrivate(resource.properties) !== true) return [];
  return [
    {
      resource,
      path: ['Properties', 'TlsConfig'],
      holds: isSet(resource.property('TlsConfig')),
      message: 'The API calls its private backend over plain HTTP: it has no TlsConfig.',
      fix: 'Properties:\n  TlsConfig: { ServerNameToVerify: backend.example.com }',
    },
  ];
}
