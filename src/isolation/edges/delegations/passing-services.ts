/** A service that acts with a role that is passed to it, as whoever passes it says. */
export interface PassingService {
  /** The principal that the role's trust policy names. */
  readonly principal: string;
  /** All groups are needed, of each any action is enough: what makes the service act with the role. */
  readonly actions: readonly (readonly string[])[];
}

/**
 * Services that run code, commands, templates or calls of somebody's choice with a role. Known paths of escalation by `iam:PassRole`, and
 * the services that AWS's user guides describe as taking a role to act with; a service that only delivers or scales isn't among them.
 */
export const PASSING_SERVICES: readonly PassingService[] = [
  {
    principal: 'lambda.amazonaws.com',
    actions: [
      ['lambda:CreateFunction', 'lambda:UpdateFunctionConfiguration'],
      [
        'lambda:InvokeFunction',
        'lambda:CreateEventSourceMapping',
        'lambda:AddPermission',
        'lambda:CreateFunctionUrlConfig',
        'lambda:UpdateFunctionCode',
        'lambda:CreateFunction',
      ],
    ],
  },
  {
    principal: 'ec2.amazonaws.com',
    actions: [
      [
        'ec2:RunInstances',
        'ec2:AssociateIamInstanceProfile',
        'ec2:ReplaceIamInstanceProfileAssociation',
        'ec2:CreateLaunchTemplateVersion',
        'ec2:RequestSpotInstances',
        'ec2:RequestSpotFleet',
        'ec2:CreateFleet',
        'autoscaling:CreateLaunchConfiguration',
        'autoscaling:CreateAutoScalingGroup',
      ],
    ],
  },
  {
    principal: 'ecs-tasks.amazonaws.com',
    actions: [
      [
        'ecs:RunTask',
        'ecs:StartTask',
        'ecs:RegisterTaskDefinition',
        'ecs:CreateService',
        'ecs:UpdateService',
        'batch:RegisterJobDefinition',
        'batch:SubmitJob',
      ],
    ],
  },
  { principal: 'batch.amazonaws.com', actions: [['batch:CreateComputeEnvironment', 'batch:UpdateComputeEnvironment']] },
  {
    principal: 'cloudformation.amazonaws.com',
    actions: [
      [
        'cloudformation:CreateStack',
        'cloudformation:UpdateStack',
        'cloudformation:CreateChangeSet',
        'cloudformation:CreateStackSet',
        'cloudformation:UpdateStackSet',
      ],
    ],
  },
  {
    principal: 'glue.amazonaws.com',
    actions: [
      ['glue:CreateDevEndpoint', 'glue:UpdateDevEndpoint', 'glue:CreateJob', 'glue:UpdateJob', 'glue:CreateSession', 'glue:CreateCrawler'],
    ],
  },
  {
    principal: 'codebuild.amazonaws.com',
    actions: [['codebuild:CreateProject', 'codebuild:UpdateProject', 'codebuild:StartBuild', 'codebuild:StartBuildBatch']],
  },
  { principal: 'codepipeline.amazonaws.com', actions: [['codepipeline:CreatePipeline', 'codepipeline:UpdatePipeline']] },
  { principal: 'codedeploy.amazonaws.com', actions: [['codedeploy:CreateDeploymentGroup', 'codedeploy:UpdateDeploymentGroup']] },
  {
    principal: 'sagemaker.amazonaws.com',
    actions: [
      [
        'sagemaker:CreateNotebookInstance',
        'sagemaker:CreateProcessingJob',
        'sagemaker:CreateTrainingJob',
        'sagemaker:CreateHyperParameterTuningJob',
        'sagemaker:CreateAutoMLJob',
        'sagemaker:CreateModel',
        'sagemaker:CreateDomain',
        'sagemaker:CreateUserProfile',
        'sagemaker:CreatePipeline',
      ],
    ],
  },
  { principal: 'states.amazonaws.com', actions: [['states:CreateStateMachine', 'states:UpdateStateMachine']] },
  {
    principal: 'datapipeline.amazonaws.com',
    actions: [['datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline']],
  },
  { principal: 'elasticmapreduce.amazonaws.com', actions: [['elasticmapreduce:RunJobFlow']] },
  { principal: 'emr-serverless.amazonaws.com', actions: [['emr-serverless:StartJobRun']] },
  { principal: 'emr-containers.amazonaws.com', actions: [['emr-containers:StartJobRun']] },
  {
    principal: 'ssm.amazonaws.com',
    actions: [
      [
        'ssm:StartAutomationExecution',
        'ssm:RegisterTaskWithMaintenanceWindow',
        'ssm:CreateAssociation',
        'ssm:CreateActivation',
        'ssm:SendCommand',
      ],
    ],
  },
  { principal: 'events.amazonaws.com', actions: [['events:PutTargets', 'events:CreateConnection']] },
  { principal: 'scheduler.amazonaws.com', actions: [['scheduler:CreateSchedule', 'scheduler:UpdateSchedule']] },
  { principal: 'pipes.amazonaws.com', actions: [['pipes:CreatePipe', 'pipes:UpdatePipe']] },
  { principal: 'apigateway.amazonaws.com', actions: [['apigateway:PUT', 'apigateway:POST', 'apigateway:PATCH']] },
  { principal: 'appsync.amazonaws.com', actions: [['appsync:CreateDataSource', 'appsync:UpdateDataSource']] },
  { principal: 'tasks.apprunner.amazonaws.com', actions: [['apprunner:CreateService', 'apprunner:UpdateService']] },
  { principal: 'build.apprunner.amazonaws.com', actions: [['apprunner:CreateService', 'apprunner:UpdateService']] },
  {
    principal: 'amplify.amazonaws.com',
    actions: [['amplify:CreateApp', 'amplify:UpdateApp', 'amplify:StartDeployment', 'amplify:StartJob']],
  },
  {
    principal: 'iot.amazonaws.com',
    actions: [['iot:CreateTopicRule', 'iot:ReplaceTopicRule', 'iot:CreateRoleAlias', 'iot:UpdateRoleAlias']],
  },
  { principal: 'credentials.iot.amazonaws.com', actions: [['iot:CreateRoleAlias', 'iot:UpdateRoleAlias']] },
  { principal: 'iotanalytics.amazonaws.com', actions: [['iotanalytics:CreateDataset', 'iotanalytics:CreateDatastore']] },
  { principal: 'cloud9.amazonaws.com', actions: [['cloud9:CreateEnvironmentEC2']] },
  { principal: 'pods.eks.amazonaws.com', actions: [['eks:CreatePodIdentityAssociation', 'eks:UpdatePodIdentityAssociation']] },
  { principal: 'eks.amazonaws.com', actions: [['eks:CreateCluster']] },
  { principal: 'eks-fargate-pods.amazonaws.com', actions: [['eks:CreateFargateProfile']] },
  {
    principal: 'rolesanywhere.amazonaws.com',
    actions: [['rolesanywhere:CreateProfile', 'rolesanywhere:UpdateProfile', 'rolesanywhere:CreateTrustAnchor']],
  },
  { principal: 'cognito-identity.amazonaws.com', actions: [['cognito-identity:SetIdentityPoolRoles']] },
  {
    principal: 'transfer.amazonaws.com',
    actions: [['transfer:CreateUser', 'transfer:UpdateUser', 'transfer:CreateWorkflow', 'transfer:CreateAccess']],
  },
  { principal: 'datasync.amazonaws.com', actions: [['datasync:CreateLocationS3']] },
  { principal: 'dms.amazonaws.com', actions: [['dms:CreateEndpoint', 'dms:ModifyEndpoint']] },
  { principal: 'firehose.amazonaws.com', actions: [['firehose:CreateDeliveryStream', 'firehose:UpdateDestination']] },
  { principal: 'kinesisanalytics.amazonaws.com', actions: [['kinesisanalytics:CreateApplication', 'kinesisanalytics:UpdateApplication']] },
  { principal: 'kafkaconnect.amazonaws.com', actions: [['kafkaconnect:CreateConnector']] },
  { principal: 'airflow.amazonaws.com', actions: [['airflow:CreateEnvironment', 'airflow:UpdateEnvironment']] },
  { principal: 'airflow-env.amazonaws.com', actions: [['airflow:CreateEnvironment', 'airflow:UpdateEnvironment']] },
  {
    principal: 'bedrock.amazonaws.com',
    actions: [['bedrock:CreateAgent', 'bedrock:UpdateAgent', 'bedrock:CreateKnowledgeBase', 'bedrock:CreateModelCustomizationJob']],
  },
  {
    principal: 'bedrock-agentcore.amazonaws.com',
    actions: [
      [
        'bedrock-agentcore:CreateAgentRuntime',
        'bedrock-agentcore:UpdateAgentRuntime',
        'bedrock-agentcore:CreateCodeInterpreter',
        'bedrock-agentcore:CreateGateway',
      ],
    ],
  },
  {
    principal: 'imagebuilder.amazonaws.com',
    actions: [['imagebuilder:CreateImagePipeline', 'imagebuilder:CreateImage', 'imagebuilder:StartImagePipelineExecution']],
  },
  { principal: 'servicecatalog.amazonaws.com', actions: [['servicecatalog:CreateConstraint', 'servicecatalog:UpdateConstraint']] },
  { principal: 'config.amazonaws.com', actions: [['config:PutRemediationConfigurations']] },
  {
    principal: 'backup.amazonaws.com',
    actions: [['backup:StartRestoreJob', 'backup:StartCopyJob', 'backup:StartBackupJob', 'backup:CreateBackupSelection']],
  },
  { principal: 'batchoperations.s3.amazonaws.com', actions: [['s3:CreateJob']] },
  { principal: 's3.amazonaws.com', actions: [['s3:PutReplicationConfiguration']] },
  { principal: 'access-grants.s3.amazonaws.com', actions: [['s3:CreateAccessGrantsLocation', 's3:UpdateAccessGrantsLocation']] },
  { principal: 'export.rds.amazonaws.com', actions: [['rds:StartExportTask']] },
  { principal: 'rds.amazonaws.com', actions: [['rds:AddRoleToDBCluster', 'rds:AddRoleToDBInstance']] },
  {
    principal: 'redshift.amazonaws.com',
    actions: [['redshift:CreateCluster', 'redshift:ModifyClusterIamRoles', 'redshift:CreateScheduledAction']],
  },
  { principal: 'omics.amazonaws.com', actions: [['omics:StartRun']] },
  { principal: 'gamelift.amazonaws.com', actions: [['gamelift:CreateFleet', 'gamelift:CreateBuild']] },
  { principal: 'elasticbeanstalk.amazonaws.com', actions: [['elasticbeanstalk:CreateEnvironment', 'elasticbeanstalk:UpdateEnvironment']] },
  { principal: 'fis.amazonaws.com', actions: [['fis:CreateExperimentTemplate', 'fis:StartExperiment']] },
  { principal: 'synthetics.amazonaws.com', actions: [['synthetics:CreateCanary', 'synthetics:UpdateCanary']] },
  { principal: 'deadline.amazonaws.com', actions: [['deadline:CreateQueue', 'deadline:CreateFleet']] },
  { principal: 'mgn.amazonaws.com', actions: [['mgn:StartTest', 'mgn:UpdateLaunchConfiguration']] },
  { principal: 'braket.amazonaws.com', actions: [['braket:CreateJob']] },
  { principal: 'proton.amazonaws.com', actions: [['proton:CreateEnvironment', 'proton:CreateService']] },
  { principal: 'scraper.aps.amazonaws.com', actions: [['aps:CreateScraper']] },
  { principal: 'ssm-incidents.amazonaws.com', actions: [['ssm-incidents:CreateResponsePlan', 'ssm-incidents:UpdateResponsePlan']] },
];
