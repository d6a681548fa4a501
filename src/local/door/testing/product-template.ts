const LAMBDA = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** Answers with what it was sent, and with whom the cloud takes it for. */
const ECHO = `
const { STSClient, GetCallerIdentityCommand } = require('@aws-sdk/client-sts');
exports.handler = async (event) => {
  const { Account } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
  return {
    statusCode: event.path === '/open/away' ? 302 : 200,
    headers: {
      'access-control-allow-origin': 'http://from.the.function',
      ...(event.path === '/open/away' && { location: 'https://' + event.headers['x-forwarded-host'] + '/open/there', 'set-cookie': 'a=b; Domain=elsewhere.example; Path=/' }),
    },
    body: JSON.stringify({ Account, path: event.path, headers: event.headers, query: event.queryStringParameters, body: event.body }),
  };
};`;

/** Reports to its stack at the address that it was given. */
const CUSTOM = `
exports.handler = async (event) => {
  const { StackId, RequestId, LogicalResourceId } = event;
  const body = JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId: 'made', StackId, RequestId, LogicalResourceId, Data: { Word: 'reported' } });
  await fetch(event.ResponseURL, { method: 'PUT', body });
};`;

const bucket = { Ref: 'Site' };
const api = { Ref: 'Api' };
const invoke = {
  Type: 'AWS_PROXY',
  IntegrationHttpMethod: 'POST',
  Uri: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Echo.Arn}/invocations' },
};

/** The least product that has a page, an API and a sign-in, as an account of ours holds them. */
export function productTemplate(environment: string, port: number, project = 'harbor'): string {
  const domain = `${environment}.${project}.example`;
  const page = `http://app.${environment}.${project}.localhost:${port}`;
  return JSON.stringify({
    Resources: {
      Site: { Type: 'AWS::S3::Bucket' },
      SitePolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: bucket,
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'cloudfront.amazonaws.com' },
                Action: 's3:GetObject',
                Resource: { 'Fn::Sub': '${Site.Arn}/*' },
              },
              {
                Effect: 'Deny',
                Principal: '*',
                Action: 's3:*',
                Resource: { 'Fn::Sub': '${Site.Arn}/*' },
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              },
            ],
          },
        },
      },
      Access: {
        Type: 'AWS::CloudFront::OriginAccessControl',
        Properties: {
          OriginAccessControlConfig: {
            Name: domain,
            OriginAccessControlOriginType: 's3',
            SigningBehavior: 'always',
            SigningProtocol: 'sigv4',
          },
        },
      },
      Web: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            Enabled: true,
            Aliases: [`app.${domain}`],
            DefaultRootObject: 'index.html',
            Origins: [
              {
                Id: 'site',
                DomainName: { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] },
                OriginAccessControlId: { 'Fn::GetAtt': ['Access', 'Id'] },
                S3OriginConfig: { OriginAccessIdentity: '' },
              },
            ],
            DefaultCacheBehavior: {
              TargetOriginId: 'site',
              ViewerProtocolPolicy: 'redirect-to-https',
              CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
            },
            CustomErrorResponses: [{ ErrorCode: 403, ResponseCode: 200, ResponsePagePath: '/index.html' }],
          },
        },
      },
      EchoRole: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: LAMBDA } },
      Echo: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Role: { 'Fn::GetAtt': ['EchoRole', 'Arn'] },
          Code: { ZipFile: ECHO },
        },
      },
      EchoPermission: {
        Type: 'AWS::Lambda::Permission',
        Properties: { FunctionName: { Ref: 'Echo' }, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' },
      },
      Custom: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Role: { 'Fn::GetAtt': ['EchoRole', 'Arn'] },
          Code: { ZipFile: CUSTOM },
        },
      },
      Reporting: { Type: 'Custom::Reporting', Properties: { ServiceToken: { 'Fn::GetAtt': ['Custom', 'Arn'] }, ServiceTimeout: 30 } },
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: `${project}-${environment}` } },
      Open: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { RestApiId: api, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'open' },
      },
      OpenRest: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: api, ParentId: { Ref: 'Open' }, PathPart: '{proxy+}' } },
      OpenMethod: {
        Type: 'AWS::ApiGateway::Method',
        Properties: { RestApiId: api, ResourceId: { Ref: 'OpenRest' }, HttpMethod: 'ANY', AuthorizationType: 'NONE', Integration: invoke },
      },
      Closed: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { RestApiId: api, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'closed' },
      },
      ClosedMethod: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: api,
          ResourceId: { Ref: 'Closed' },
          HttpMethod: 'GET',
          AuthorizationType: 'COGNITO_USER_POOLS',
          AuthorizerId: { Ref: 'Authorizer' },
          AuthorizationScopes: ['openid'],
          Integration: invoke,
        },
      },
      Authorizer: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: {
          RestApiId: api,
          Name: 'pool',
          Type: 'COGNITO_USER_POOLS',
          IdentitySource: 'method.request.header.Authorization',
          ProviderARNs: [{ 'Fn::GetAtt': ['Pool', 'Arn'] }],
        },
      },
      Deployment: { Type: 'AWS::ApiGateway::Deployment', DependsOn: ['OpenMethod', 'ClosedMethod'], Properties: { RestApiId: api } },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: api, DeploymentId: { Ref: 'Deployment' }, StageName: 'live' } },
      ApiName: {
        Type: 'AWS::ApiGateway::DomainName',
        Properties: { DomainName: `api.${domain}`, EndpointConfiguration: { Types: ['REGIONAL'] } },
      },
      ApiMapping: {
        Type: 'AWS::ApiGateway::BasePathMapping',
        DependsOn: 'Stage',
        Properties: { DomainName: { Ref: 'ApiName' }, RestApiId: api, Stage: 'live' },
      },
      Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: domain } },
      PoolDomain: {
        Type: 'AWS::Cognito::UserPoolDomain',
        Properties: { UserPoolId: { Ref: 'Pool' }, Domain: `${project}-${environment}` },
      },
      Client: {
        Type: 'AWS::Cognito::UserPoolClient',
        Properties: {
          UserPoolId: { Ref: 'Pool' },
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthFlows: ['code'],
          AllowedOAuthScopes: ['openid', 'email'],
          CallbackURLs: [`${page}/callback`],
          LogoutURLs: [`${page}/`],
          ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
          SupportedIdentityProviders: ['COGNITO'],
        },
      },
    },
    Outputs: {
      Site: { Value: bucket },
      Pool: { Value: { Ref: 'Pool' } },
      Client: { Value: { Ref: 'Client' } },
      Api: { Value: api },
      Word: { Value: { 'Fn::GetAtt': ['Reporting', 'Word'] } },
    },
  });
}
