import type { StepKind } from '../../edge.ts';

/** How a property says where something comes from. */
export type SupplyForm = 'arn' | 'bucket' | 'url' | 'image' | 'machine-image';

export interface Supply {
  /** From the properties, `*` for each element of a list. */
  readonly path: string;
  readonly form: SupplyForm;
  readonly kind: StepKind;
}

const code = (path: string, form: SupplyForm): Supply => ({ path, form, kind: 'artifact' });
const event = (path: string): Supply => ({ path, form: 'arn', kind: 'invoke' });

/** From the CloudFormation reference of each type: what it runs, shows or obeys that may come from somewhere else. */
export const SUPPLIES: Readonly<Record<string, readonly Supply[]>> = {
  'AWS::ApiGateway::Authorizer': [code('AuthorizerUri', 'arn'), code('ProviderARNs.*', 'arn')],
  'AWS::ApiGateway::Method': [code('Integration.Uri', 'arn')],
  'AWS::ApiGateway::RestApi': [code('BodyS3Location.Bucket', 'bucket')],
  'AWS::ApiGatewayV2::Api': [code('BodyS3Location.Bucket', 'bucket')],
  'AWS::ApiGatewayV2::Authorizer': [code('AuthorizerUri', 'arn')],
  'AWS::ApiGatewayV2::Integration': [code('IntegrationUri', 'arn')],
  'AWS::AppConfig::ConfigurationProfile': [code('LocationUri', 'url')],
  'AWS::AppConfig::Extension': [
    'PRE_CREATE_HOSTED_CONFIGURATION_VERSION',
    'PRE_START_DEPLOYMENT',
    'AT_DEPLOYMENT_TICK',
    'ON_DEPLOYMENT_START',
    'ON_DEPLOYMENT_STEP',
    'ON_DEPLOYMENT_BAKING',
    'ON_DEPLOYMENT_COMPLETE',
    'ON_DEPLOYMENT_ROLLED_BACK',
  ].map((point) => code(`Actions.${point}.*.Uri`, 'arn')),
  'AWS::AppRunner::Service': [code('SourceConfiguration.ImageRepository.ImageIdentifier', 'image')],
  'AWS::AppSync::DataSource': [code('LambdaConfig.LambdaFunctionArn', 'arn')],
  'AWS::AutoScaling::LaunchConfiguration': [code('ImageId', 'machine-image')],
  'AWS::Batch::JobDefinition': [code('ContainerProperties.Image', 'image')],
  'AWS::CloudFormation::CustomResource': [code('ServiceToken', 'arn')],
  'AWS::CloudFormation::GuardHook': [code('RuleLocation.Uri', 'url')],
  'AWS::CloudFormation::HookVersion': [code('SchemaHandlerPackage', 'url')],
  'AWS::CloudFormation::LambdaHook': [code('LambdaFunction', 'arn')],
  'AWS::CloudFormation::Macro': [code('FunctionName', 'arn')],
  'AWS::CloudFormation::ModuleVersion': [code('ModulePackage', 'url')],
  'AWS::CloudFormation::ResourceVersion': [code('SchemaHandlerPackage', 'url')],
  'AWS::CloudFormation::Stack': [code('TemplateURL', 'url')],
  'AWS::CloudFormation::StackSet': [code('TemplateURL', 'url')],
  'AWS::CloudFront::Distribution': [
    code('DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations.*.LambdaFunctionARN', 'arn'),
    code('DistributionConfig.CacheBehaviors.*.LambdaFunctionAssociations.*.LambdaFunctionARN', 'arn'),
    code('DistributionConfig.Origins.*.DomainName', 'url'),
  ],
  'AWS::CodeBuild::Project': [code('Environment.Image', 'image'), code('Source.Location', 'url')],
  'AWS::Cognito::UserPool': [
    ...[
      'PreSignUp',
      'PostConfirmation',
      'PreAuthentication',
      'PostAuthentication',
      'CustomMessage',
      'DefineAuthChallenge',
      'CreateAuthChallenge',
      'VerifyAuthChallengeResponse',
      'PreTokenGeneration',
      'UserMigration',
    ].map((trigger) => code(`LambdaConfig.${trigger}`, 'arn')),
    code('LambdaConfig.PreTokenGenerationConfig.LambdaArn', 'arn'),
    code('LambdaConfig.CustomEmailSender.LambdaArn', 'arn'),
    code('LambdaConfig.CustomSMSSender.LambdaArn', 'arn'),
  ],
  'AWS::Config::ConfigRule': [code('Source.SourceIdentifier', 'arn')],
  'AWS::EC2::Instance': [code('ImageId', 'machine-image')],
  'AWS::EC2::LaunchTemplate': [code('LaunchTemplateData.ImageId', 'machine-image')],
  'AWS::ECR::PullThroughCacheRule': [code('UpstreamRegistryUrl', 'image')],
  'AWS::ECS::TaskDefinition': [code('ContainerDefinitions.*.Image', 'image')],
  'AWS::ElasticBeanstalk::ApplicationVersion': [code('SourceBundle.S3Bucket', 'bucket')],
  'AWS::EMR::Cluster': [
    code('BootstrapActions.*.ScriptBootstrapAction.Path', 'url'),
    code('Steps.*.HadoopJarStep.Jar', 'url'),
    code('CustomAmiId', 'machine-image'),
  ],
  'AWS::Glue::Job': [code('Command.ScriptLocation', 'url')],
  'AWS::ImageBuilder::ContainerRecipe': [code('ParentImage', 'image'), code('Components.*.ComponentArn', 'arn')],
  'AWS::ImageBuilder::ImageRecipe': [code('ParentImage', 'arn'), code('Components.*.ComponentArn', 'arn')],
  'AWS::KinesisAnalyticsV2::Application': [
    code('ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation.BucketARN', 'arn'),
  ],
  'AWS::Lambda::EventSourceMapping': [event('EventSourceArn')],
  'AWS::Lambda::Function': [code('Code.S3Bucket', 'bucket'), code('Code.ImageUri', 'image'), code('Layers.*', 'arn')],
  'AWS::Lambda::LayerVersion': [code('Content.S3Bucket', 'bucket')],
  'AWS::Pipes::Pipe': [event('Source')],
  'AWS::RDS::DBCluster': [code('SnapshotIdentifier', 'arn'), code('SourceDBClusterIdentifier', 'arn')],
  'AWS::RDS::DBInstance': [code('DBSnapshotIdentifier', 'arn'), code('SourceDBInstanceIdentifier', 'arn')],
  'AWS::SageMaker::Model': [
    code('PrimaryContainer.Image', 'image'),
    code('PrimaryContainer.ModelDataUrl', 'url'),
    code('Containers.*.Image', 'image'),
    code('Containers.*.ModelDataUrl', 'url'),
  ],
  'AWS::SecretsManager::RotationSchedule': [code('RotationLambdaARN', 'arn')],
  'AWS::Serverless::Function': [code('CodeUri.Bucket', 'bucket'), code('Layers.*', 'arn'), code('ImageUri', 'image')],
  'AWS::ServiceCatalog::CloudFormationProduct': [code('ProvisioningArtifactParameters.*.Info.LoadTemplateFromURL', 'url')],
  'AWS::SNS::Subscription': [event('TopicArn')],
  'AWS::SSM::Association': [code('Name', 'arn')],
  'AWS::SSM::Document': [code('Attachments.*.Values.*', 'url')],
  'AWS::SSM::MaintenanceWindowTask': [code('TaskArn', 'arn')],
  'AWS::StepFunctions::StateMachine': [code('DefinitionS3Location.Bucket', 'bucket')],
  'AWS::Synthetics::Canary': [code('Code.S3Bucket', 'bucket')],
  'AWS::Transfer::Server': [code('IdentityProviderDetails.Function', 'arn')],
};
