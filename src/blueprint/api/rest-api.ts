import { Duration } from 'aws-cdk-lib';
import {
  CognitoUserPoolsAuthorizer,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  ResponseType,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

import { LIVE } from '../../project/index.ts';
import type { Profile } from '../../project/index.ts';
import { logGroup } from '../logs/log-group.ts';
import { ACCESS_LOG_FORMAT } from './access-log.ts';
import { cachedMethods, serviceRoutes } from './service-routes.ts';

export interface ServiceApiProps {
  readonly name: string;
  readonly profile: Profile;
  readonly keyArn: string;
  readonly userPoolArn: string;
  /** The only origin whose pages may call it. */
  readonly webOrigin: string;
  /** ARN of the alias that answers, by service. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What else must bring a new deployment with it: values that stand behind parameters. */
  readonly revision: string;
}

/** Also on refusals of the gateway itself: without it a browser hides from the page that it was a 401 or a 429. */
const READABLE_REFUSALS = [ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX];

/** A regional REST API in front of the services: signed-in callers only, throttled, cached for each of them, logged and traced. */
export class ServiceApi extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: ServiceApiProps) {
    super(scope, id);
    const { name, profile, keyArn } = props;
    const accessLog = logGroup(this, 'AccessLog', { keyArn, profile });
    const paths = [...props.aliases.keys()].flatMap(cachedMethods);

    this.api = new RestApi(this, 'Default', {
      restApiName: name,
      description: `The API of ${name}`,
      endpointTypes: [EndpointType.REGIONAL],
      disableExecuteApiEndpoint: true, // Its own name is the only way in: there the firewall and TLS policy stand.
      cloudWatchRole: false, // The baseline sets the account's.
      deployOptions: {
        stageName: LIVE,
        tracingEnabled: true,
        metricsEnabled: true,
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false, // It would write bodies and tokens to the log.
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: ACCESS_LOG_FORMAT,
        throttlingRateLimit: profile.apiRate,
        throttlingBurstLimit: profile.apiBurst,
        cacheClusterEnabled: true,
        cacheClusterSize: profile.apiCacheSize,
        cachingEnabled: false,
        cacheDataEncrypted: true,
        methodOptions: Object.fromEntries(
          paths.map((path) => [
            path,
            {
              cachingEnabled: true,
              cacheDataEncrypted: true,
              cacheTtl: Duration.seconds(profile.apiCacheSeconds),
              throttlingRateLimit: profile.apiRate,
              throttlingBurstLimit: profile.apiBurst,
              metricsEnabled: true,
              loggingLevel: MethodLoggingLevel.ERROR,
              dataTraceEnabled: false,
            },
          ]),
        ),
      },
    });
    this.api.node.tryRemoveChild('Endpoint'); // An output for the endpoint that is switched off.
    // Errors go to a group that API Gateway names, and would make itself, unencrypted and for ever.
    const errorLog = logGroup(this, 'ErrorLog', { keyArn, profile, name: `API-Gateway-Execution-Logs_${this.api.restApiId}/${LIVE}` });
    (this.api.deploymentStage.node.defaultChild as CfnStage).addResourceDependency(errorLog);

    for (const type of READABLE_REFUSALS) {
      this.api.addGatewayResponse(type.responseType, {
        type,
        responseHeaders: {
          'Access-Control-Allow-Origin': `'${props.webOrigin}'`,
          'Cache-Control': `'no-store'`,
          'Strict-Transport-Security': `'max-age=63072000; includeSubDomains'`,
          'X-Content-Type-Options': `'nosniff'`,
        },
      });
    }
    const authorizer = new CognitoUserPoolsAuthorizer(this, 'Authorizer', {
      authorizerName: 'sign-in',
      cognitoUserPools: [UserPool.fromUserPoolArn(this, 'UserPool', props.userPoolArn)],
    });
    const validator = this.api.addRequestValidator('Validator', { validateRequestParameters: true, validateRequestBody: true });
    const { api } = this;
    const { webOrigin } = props;
    for (const [service, aliasArn] of props.aliases) serviceRoutes(this, { service, api, aliasArn, authorizer, validator, webOrigin });
    // A deployment freezes the values of parameters too, which its own digest of the template can't see.
    this.api.latestDeployment?.addToLogicalId(props.revision);
  }
}
