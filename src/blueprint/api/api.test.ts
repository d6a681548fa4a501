import { beforeAll, describe, expect, it } from 'vitest';

import { ORCHARD } from '../testing/projects.ts';
import { onlyResource, resourcesOf, stackOf, synthesized } from '../testing/synthesized.ts';
import type { SynthesizedStack } from '../testing/synthesized.ts';
import { CACHE_KEY_QUERY } from './cache-key.ts';

let api: SynthesizedStack;
beforeAll(async () => {
  api = stackOf(await synthesized(ORCHARD), 'test', 'api');
}, 60_000);

interface Method {
  readonly HttpMethod: string;
  readonly AuthorizationType: string;
  readonly AuthorizationScopes?: readonly string[];
  readonly RequestParameters?: Readonly<Record<string, boolean>>;
  readonly Integration: {
    readonly Type: string;
    readonly Uri: unknown;
    readonly CacheKeyParameters?: readonly string[];
    readonly IntegrationResponses: unknown;
  };
}
const methods = () =>
  resourcesOf(api, 'AWS::ApiGateway::Method').map(([id, { Properties }]) => ({ id, ...(Properties as unknown as Method) }));

describe('the API', () => {
  it('forwards a service’s path and everything below to the alias of its function', () => {
    const forwarding = methods().filter((method) => method.Integration.Type === 'AWS_PROXY');
    expect(forwarding.map((method) => method.id).sort()).toEqual(
      ['Harvest', 'Mail'].flatMap((service) => ['ANY', 'GET', 'ProxyANY', 'ProxyGET'].map((method) => `Api${service}${method}`)),
    );
    for (const { id, Integration: integration } of forwarding) {
      expect(JSON.stringify(integration.Uri), id).toContain(`{"Ref":"${id.includes('Harvest') ? 'HarvestAlias' : 'MailAlias'}"}`);
    }
  });

  it('lets in callers whose token has the service’s scope, and unsigned only a preflight', () => {
    for (const { id, HttpMethod: method, AuthorizationType: type, AuthorizationScopes: scopes } of methods()) {
      if (method === 'OPTIONS') expect(type).toBe('NONE');
      else expect([type, scopes], id).toEqual(['COGNITO_USER_POOLS', [id.includes('Harvest') ? 'api/harvest' : 'api/mail']]);
    }
  });

  it('answers GET alone from the cache, and each caller from what was his', () => {
    const { MethodSettings: settings, CacheClusterEnabled: enabled } = onlyResource(api, 'AWS::ApiGateway::Stage') as {
      CacheClusterEnabled: boolean;
      MethodSettings: { HttpMethod: string; ResourcePath: string; CachingEnabled: boolean; CacheDataEncrypted: boolean }[];
    };
    expect(enabled).toBe(true);
    expect(settings.filter((setting) => setting.CachingEnabled).map((setting) => `${setting.HttpMethod} ${setting.ResourcePath}`)).toEqual([
      'GET /~1harvest',
      'GET /~1harvest~1{proxy+}',
      'GET /~1mail',
      'GET /~1mail~1{proxy+}',
    ]);
    expect(settings.every((setting) => setting.CacheDataEncrypted)).toBe(true);
    for (const method of methods().filter(({ HttpMethod }) => HttpMethod === 'GET')) {
      expect(method.Integration.CacheKeyParameters).toContain('method.request.header.Authorization');
      expect(method.RequestParameters?.['method.request.header.Authorization']).toBe(true);
      // A key that isn't declared on the method is refused by API Gateway.
      expect(method.Integration.CacheKeyParameters).toEqual(Object.keys(method.RequestParameters ?? {}));
      for (const name of CACHE_KEY_QUERY) expect(method.Integration.CacheKeyParameters).toContain(`method.request.querystring.${name}`);
      expect(method.Integration.CacheKeyParameters?.includes('method.request.path.proxy')).toBe(method.id.includes('Proxy'));
    }
  });

  it('throttles every method as the profile says', () => {
    for (const setting of onlyResource(api, 'AWS::ApiGateway::Stage').MethodSettings) {
      expect(setting).toMatchObject({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    }
  });

  it('logs every request as JSON, but no token and no body', () => {
    const stage = onlyResource(api, 'AWS::ApiGateway::Stage');
    const format = JSON.parse(stage.AccessLogSetting.Format) as Record<string, string>;
    expect(Object.values(format).filter((field) => /authorization|header|body|token/i.test(field))).toEqual([]);
    expect(stage.TracingEnabled).toBe(true);
    expect(stage.MethodSettings.every((setting: { DataTraceEnabled: boolean }) => !setting.DataTraceEnabled)).toBe(true);
  });

  it('tells a browser that only the web app may call, on refusals too', () => {
    const origin = { 'Fn::Join': ['', ["'", { Ref: 'WebAddress' }, "'"]] };
    const preflights = methods().filter(({ HttpMethod }) => HttpMethod === 'OPTIONS');
    expect(preflights).toHaveLength(4);
    for (const { Integration: integration } of preflights) {
      expect(integration.IntegrationResponses).toEqual([
        expect.objectContaining({
          ResponseParameters: expect.objectContaining({ 'method.response.header.Access-Control-Allow-Origin': origin }),
        }),
      ]);
    }
    const refusals = resourcesOf(api, 'AWS::ApiGateway::GatewayResponse').map(([, { Properties }]) => Properties);
    expect(refusals.map((properties) => properties?.['ResponseType'])).toEqual(['DEFAULT_4XX', 'DEFAULT_5XX']);
    for (const properties of refusals) {
      expect(properties).toHaveProperty(['ResponseParameters', 'gatewayresponse.header.Access-Control-Allow-Origin'], origin);
    }
  });

  it('is reached by its own name only, over a TLS of today', () => {
    expect(onlyResource(api, 'AWS::ApiGateway::RestApi').DisableExecuteApiEndpoint).toBe(true);
    expect(onlyResource(api, 'AWS::ApiGateway::DomainName')).toMatchObject({
      DomainName: 'api.test.orchard.example',
      SecurityPolicy: expect.stringMatching(/^SecurityPolicy_TLS13_1_2_PFS_PQ/),
      EndpointAccessMode: 'STRICT',
    });
  });

  it('is deployed anew when what stands behind a parameter changes', async () => {
    const deployment = (stack: SynthesizedStack) => resourcesOf(stack, 'AWS::ApiGateway::Deployment').map(([id]) => id);
    const moved = await synthesized({
      ...ORCHARD,
      environments: ORCHARD.environments.map((environment) => ({ ...environment, domain: `${environment.name}.elsewhere.example` })),
    });
    expect(deployment(stackOf(moved, 'test', 'api'))).not.toEqual(deployment(api));
  }, 60_000);
});
