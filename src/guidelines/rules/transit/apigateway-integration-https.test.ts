import { describe, expect, it } from 'vitest';

import { estateOfTemplates } from '../../../estate/index.ts';
import { apigatewayIntegrationHttps } from './apigateway-integration-https.ts';

describe('the integration of an API', () => {
  it.each([
    ['AWS::ApiGateway::Method', "Integration: { Type: AWS_PROXY, Uri: !Sub 'arn:${AWS::Partition}:apigateway' }"],
    ['AWS::ApiGatewayV2::Integration', 'IntegrationType: AWS_PROXY, IntegrationUri: !Ref Function'],
  ])('with AWS itself is no address that could be plain: %s', (type, properties) => {
    const text = `Parameters: { Function: { Type: String } }\nResources: { A: { Type: '${type}', Properties: { ${properties} } } }`;
    const [address] = apigatewayIntegrationHttps.check(estateOfTemplates([{ path: 'a.yaml', text }]));
    expect(address?.holds).toBe(true);
  });
});
