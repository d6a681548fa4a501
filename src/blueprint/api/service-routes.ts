import { Duration, Stack } from 'aws-cdk-lib';
import { AuthorizationType, Integration, IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import type { IAuthorizer, IRequestValidator, Resource, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

import { serviceScope } from '../identity/user-pool.ts';
import { cachedRequest } from './cache-key.ts';

const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];
const HEADERS = ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'X-Correlation-Id'];

export interface ServiceRoutesProps {
  readonly service: string;
  readonly api: RestApi;
  /** ARN of the alias that answers. */
  readonly aliasArn: string;
  readonly authorizer: IAuthorizer;
  readonly validator: IRequestValidator;
  /** The only origin whose pages may call it. */
  readonly webOrigin: string;
}

/** The methods of one service whose answers may come from the cache, as a stage's settings name them. */
export function cachedMethods(service: string): string[] {
  return [`/${service}/GET`, `/${service}/{proxy+}/GET`];
}

/** Everything at and below `/<service>` goes to the service's function, for callers whose token has the service's scope. */
export function serviceRoutes(scope: Construct, props: ServiceRoutesProps): void {
  const { service, api, aliasArn, authorizer, validator } = props;
  const { account, partition, region } = Stack.of(scope);
  new CfnPermission(scope, `${service}-permission`, {
    action: 'lambda:InvokeFunction',
    functionName: aliasArn,
    principal: 'apigateway.amazonaws.com',
    sourceAccount: account,
    // Every stage and method, but the paths of this service only.
    sourceArn: `arn:${partition}:execute-api:${region}:${account}:${api.restApiId}/*/*/${service}*`,
  });
  const uri = `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${aliasArn}/invocations`;
  const options = {
    authorizationType: AuthorizationType.COGNITO,
    authorizer,
    authorizationScopes: [serviceScope(service)],
    requestValidator: validator,
  };
  const forward = (resource: Resource, hasProxyPath: boolean) => {
    const cached = cachedRequest(hasProxyPath);
    const integration = (cacheKeyParameters: string[]) =>
      new Integration({ type: IntegrationType.AWS_PROXY, integrationHttpMethod: 'POST', uri, options: { cacheKeyParameters } });
    // GET stands apart because it alone may be answered from the cache.
    resource.addMethod('GET', integration(Object.keys(cached)), { ...options, requestParameters: cached });
    resource.addMethod('ANY', integration([]), options);
  };
  const root = api.root.addResource(service, {
    // Below it too.
    defaultCorsPreflightOptions: {
      allowOrigins: [props.webOrigin],
      allowMethods: METHODS,
      allowHeaders: HEADERS,
      maxAge: Duration.hours(1),
    },
  });
  forward(root, false);
  forward(root.addResource('{proxy+}'), true);
}
