import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/** One line of JSON a request: who, what, how it ended and where the time went. No header or body, so no token and no content. */
export const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    time: AccessLogField.contextRequestTimeEpoch(),
    requestId: AccessLogField.contextRequestId(),
    traceId: '$context.xrayTraceId',
    address: AccessLogField.contextIdentitySourceIp(),
    userAgent: AccessLogField.contextIdentityUserAgent(),
    subject: AccessLogField.contextAuthorizerClaims('sub'),
    client: AccessLogField.contextAuthorizerClaims('client_id'),
    method: AccessLogField.contextHttpMethod(),
    path: AccessLogField.contextPath(),
    resource: AccessLogField.contextResourcePath(),
    protocol: AccessLogField.contextProtocol(),
    status: AccessLogField.contextStatus(),
    bytes: AccessLogField.contextResponseLength(),
    milliseconds: AccessLogField.contextResponseLatency(),
    integrationMilliseconds: AccessLogField.contextIntegrationLatency(),
    integrationStatus: AccessLogField.contextIntegrationStatus(),
    error: AccessLogField.contextErrorMessage(),
    errorType: AccessLogField.contextErrorResponseType(),
    firewall: '$context.waf.status',
  }),
);
