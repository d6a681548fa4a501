import { type StandIn, arn, byArn, byId, byName } from './stand-in.ts';

/** Functions, containers, instances, builds and what is in front of them. */
export const COMPUTE: Readonly<Record<string, StandIn>> = {
  'AWS::Lambda::Function': byName('FunctionName', arn('lambda', 'function:{name}')),
  'AWS::Lambda::Alias': byArn(arn('lambda', 'function:{.FunctionName#function}:{.Name}'), 'Name', {
    AliasArn: arn('lambda', 'function:{.FunctionName#function}:{.Name}'),
  }),
  'AWS::Lambda::Version': byArn(arn('lambda', 'function:{.FunctionName#function}:{random}'), undefined, {
    FunctionArn: arn('lambda', 'function:{.FunctionName#function}:{random}'),
    Version: '{random}',
  }),
  'AWS::Lambda::LayerVersion': byArn(arn('lambda', 'layer:{name}:{random}'), 'LayerName', {
    LayerVersionArn: arn('lambda', 'layer:{name}:{random}'),
  }),
  'AWS::Lambda::EventSourceMapping': byId(undefined, { Id: '{id}' }),
  'AWS::Lambda::CodeSigningConfig': byArn(arn('lambda', 'code-signing-config:{id}'), undefined, {
    CodeSigningConfigArn: arn('lambda', 'code-signing-config:{id}'),
  }),
  'AWS::ECS::Cluster': byName('ClusterName', arn('ecs', 'cluster/{name}')),
  'AWS::ECS::Service': { ref: arn('ecs', 'service/{random}'), attributes: { ServiceArn: arn('ecs', 'service/{random}') } },
  'AWS::ECS::TaskDefinition': byArn(arn('ecs', 'task-definition/{name}:{random}'), 'Family', {
    TaskDefinitionArn: arn('ecs', 'task-definition/{name}:{random}'),
  }),
  'AWS::EKS::Cluster': byName('Name', arn('eks', 'cluster/{name}'), {
    OpenIdConnectIssuerUrl: 'https://oidc.eks.{region}.{suffix}/id/{random}',
  }),
  'AWS::EC2::Instance': byId(undefined, { InstanceId: '{id}' }),
  'AWS::EC2::LaunchTemplate': byId(undefined, { LaunchTemplateId: '{id}' }),
  'AWS::AutoScaling::AutoScalingGroup': { name: 'AutoScalingGroupName', ref: '{name}', attributes: {} },
  'AWS::StepFunctions::StateMachine': byArn(arn('states', 'stateMachine:{name}'), 'StateMachineName', { Name: '{name}' }),
  'AWS::StepFunctions::Activity': byArn(arn('states', 'activity:{name}'), 'Name', { Name: '{name}' }),
  'AWS::CodeBuild::Project': byName('Name', arn('codebuild', 'project/{name}')),
  'AWS::CodePipeline::Pipeline': { name: 'Name', ref: '{name}', attributes: {} },
  'AWS::CodeCommit::Repository': { ref: '{id}', attributes: { Arn: arn('codecommit', '{.RepositoryName}'), Name: '{.RepositoryName}' } },
  'AWS::ApiGateway::RestApi': byId(undefined, { RestApiId: '{id}', RootResourceId: '{random}' }),
  'AWS::ApiGateway::Stage': { name: 'StageName', ref: '{name}', attributes: {} },
  'AWS::ApiGatewayV2::Api': byId(undefined, { ApiId: '{id}', ApiEndpoint: 'https://{id}.execute-api.{region}.{suffix}' }),
  'AWS::AppSync::GraphQLApi': byArn(arn('appsync', 'apis/{id}'), undefined, { ApiId: '{id}' }),
  'AWS::SageMaker::NotebookInstance': byArn(arn('sagemaker', 'notebook-instance/{name}'), 'NotebookInstanceName'),
};
