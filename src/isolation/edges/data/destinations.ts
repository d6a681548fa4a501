/** Where a type sends what it has: paths from its properties, `*` for each element of a list. */
export interface Destinations {
  /** ARNs, ids of accounts, or URLs. */
  readonly places: readonly string[];
  /** Names of buckets, which say nothing of their account. */
  readonly buckets?: readonly string[];
  /** Ids that AWS gave, which say nothing of their account, and the type of which they are. */
  readonly ids?: Readonly<Record<string, string>>;
}

/** Each kind of destination of a delivery stream: where it delivers, and the bucket of what it keeps or could not deliver. */
const FIREHOSE: Readonly<Record<string, readonly string[]>> = {
  S3: ['BucketARN'],
  ExtendedS3: ['BucketARN', 'S3BackupConfiguration.BucketARN'],
  Redshift: ['ClusterJDBCURL', 'S3Configuration.BucketARN', 'S3BackupConfiguration.BucketARN'],
  Elasticsearch: ['DomainARN', 'ClusterEndpoint', 'S3Configuration.BucketARN'],
  Amazonopensearchservice: ['DomainARN', 'ClusterEndpoint', 'S3Configuration.BucketARN'],
  AmazonOpenSearchServerless: ['CollectionEndpoint', 'S3Configuration.BucketARN'],
  Splunk: ['HECEndpoint', 'S3Configuration.BucketARN'],
  HttpEndpoint: ['EndpointConfiguration.Url', 'S3Configuration.BucketARN'],
  Iceberg: ['CatalogConfiguration.CatalogArn', 'S3Configuration.BucketARN'],
  Snowflake: ['AccountUrl', 'S3Configuration.BucketARN'],
};

/** From the CloudFormation reference of each type: what is copied, forwarded, exported or subscribed to somewhere else. */
export const DESTINATIONS: Readonly<Record<string, Destinations>> = {
  'AWS::S3::Bucket': {
    places: [
      'ReplicationConfiguration.Rules.*.Destination.Bucket',
      'ReplicationConfiguration.Rules.*.Destination.Account',
      'InventoryConfigurations.*.Destination.BucketArn',
      'InventoryConfigurations.*.Destination.BucketAccountId',
      'AnalyticsConfigurations.*.StorageClassAnalysis.DataExport.Destination.BucketArn',
      'AnalyticsConfigurations.*.StorageClassAnalysis.DataExport.Destination.BucketAccountId',
      'NotificationConfiguration.QueueConfigurations.*.Queue',
      'NotificationConfiguration.TopicConfigurations.*.Topic',
      'NotificationConfiguration.LambdaConfigurations.*.Function',
    ],
    buckets: ['LoggingConfiguration.DestinationBucketName'],
  },
  'AWS::SNS::Topic': { places: ['Subscription.*.Endpoint'] },
  'AWS::SNS::Subscription': { places: ['Endpoint', 'DeliveryPolicy', 'RedrivePolicy.deadLetterTargetArn'] },
  'AWS::SQS::Queue': { places: ['RedrivePolicy.deadLetterTargetArn'] },
  'AWS::Logs::SubscriptionFilter': { places: ['DestinationArn'] },
  'AWS::Logs::Destination': { places: ['TargetArn'] },
  'AWS::Logs::DeliveryDestination': { places: ['DestinationResourceArn'] },
  'AWS::Logs::Delivery': { places: ['DeliveryDestinationArn'] },
  'AWS::Logs::AccountPolicy': { places: ['PolicyDocument'] },
  'AWS::Events::Rule': { places: ['Targets.*.Arn', 'Targets.*.DeadLetterConfig.Arn'] },
  'AWS::Events::Endpoint': { places: ['EventBuses.*.EventBusArn'] },
  'AWS::Events::ApiDestination': { places: ['InvocationEndpoint'] },
  'AWS::Pipes::Pipe': { places: ['Target', 'Enrichment', 'LogConfiguration.S3LogDestination.BucketOwner'] },
  'AWS::Scheduler::Schedule': { places: ['Target.Arn', 'Target.DeadLetterConfig.Arn'] },
  'AWS::Lambda::EventInvokeConfig': { places: ['DestinationConfig.OnSuccess.Destination', 'DestinationConfig.OnFailure.Destination'] },
  'AWS::Lambda::EventSourceMapping': { places: ['DestinationConfig.OnFailure.Destination'] },
  'AWS::Lambda::Function': { places: ['DeadLetterConfig.TargetArn'] },
  'AWS::KinesisFirehose::DeliveryStream': {
    places: Object.entries(FIREHOSE).flatMap(([kind, paths]) => paths.map((path) => `${kind}DestinationConfiguration.${path}`)),
  },
  'AWS::DynamoDB::Table': { places: ['KinesisStreamSpecification.StreamArn'] },
  'AWS::Backup::BackupPlan': { places: ['BackupPlan.BackupPlanRule.*.CopyActions.*.DestinationBackupVaultArn'] },
  'AWS::DLM::LifecyclePolicy': {
    places: ['PolicyDetails.Schedules.*.ShareRules.*.TargetAccounts.*', 'PolicyDetails.Schedules.*.CrossRegionCopyRules.*.Target'],
  },
  'AWS::ImageBuilder::DistributionConfiguration': {
    places: [
      'Distributions.*.AmiDistributionConfiguration.TargetAccountIds.*',
      'Distributions.*.AmiDistributionConfiguration.LaunchPermissionConfiguration.UserIds.*',
      'Distributions.*.AmiDistributionConfiguration.LaunchPermissionConfiguration.UserGroups.*',
      'Distributions.*.AmiDistributionConfiguration.LaunchPermissionConfiguration.OrganizationArns.*',
      'Distributions.*.AmiDistributionConfiguration.LaunchPermissionConfiguration.OrganizationalUnitArns.*',
    ],
  },
  'AWS::ECR::ReplicationConfiguration': { places: ['ReplicationConfiguration.Rules.*.Destinations.*.RegistryId'] },
  'AWS::Oam::Link': { places: ['SinkIdentifier'] },
  'AWS::EC2::FlowLog': { places: ['LogDestination', 'DeliverCrossAccountRole'] },
  'AWS::EC2::TrafficMirrorSession': { places: ['OwnerId'], ids: { TrafficMirrorTargetId: 'AWS::EC2::TrafficMirrorTarget' } },
  'AWS::EC2::VPCEndpoint': { places: [], ids: { ServiceName: 'AWS::EC2::VPCEndpointService' } },
  'AWS::ElasticLoadBalancing::LoadBalancer': { places: [], buckets: ['AccessLoggingPolicy.S3BucketName'] },
  'AWS::CloudTrail::Trail': { places: ['CloudWatchLogsLogGroupArn', 'SnsTopicName'], buckets: ['S3BucketName'] },
  'AWS::Config::DeliveryChannel': { places: ['SnsTopicARN'], buckets: ['S3BucketName'] },
  'AWS::Config::AggregationAuthorization': { places: ['AuthorizedAccountId'] },
  'AWS::GuardDuty::PublishingDestination': { places: ['DestinationProperties.DestinationArn'] },
  'AWS::GuardDuty::Master': { places: ['MasterId'] },
  'AWS::SSM::ResourceDataSync': { places: [], buckets: ['S3Destination.BucketName', 'BucketName'] },
  'AWS::SSM::Association': { places: [], buckets: ['OutputLocation.S3Location.OutputS3BucketName'] },
  'AWS::WAFv2::LoggingConfiguration': { places: ['LogDestinationConfigs.*'] },
  'AWS::Route53Resolver::ResolverQueryLoggingConfig': { places: ['DestinationArn'] },
  'AWS::CloudFront::Distribution': { places: [], buckets: ['DistributionConfig.Logging.Bucket'] },
  'AWS::CloudFront::RealtimeLogConfig': { places: ['EndPoints.*.KinesisStreamConfig.StreamArn'] },
  'AWS::DMS::Endpoint': { places: ['KinesisSettings.StreamArn', 'KafkaSettings.Broker', 'ServerName'], buckets: ['S3Settings.BucketName'] },
  'AWS::DataSync::LocationS3': { places: ['S3BucketArn'] },
  'AWS::DataSync::Task': { places: ['DestinationLocationArn'] },
  'AWS::Athena::WorkGroup': {
    places: ['WorkGroupConfiguration.ResultConfiguration.ExpectedBucketOwner'],
    buckets: ['WorkGroupConfiguration.ResultConfiguration.OutputLocation'],
  },
  'AWS::CUR::ReportDefinition': { places: [], buckets: ['S3Bucket'] },
  'AWS::SES::ConfigurationSetEventDestination': {
    places: [
      'EventDestination.SnsDestination.TopicARN',
      'EventDestination.KinesisFirehoseDestination.DeliveryStreamARN',
      'EventDestination.EventBridgeDestination.EventBusArn',
    ],
  },
  'AWS::SES::ReceiptRule': {
    places: [
      'Rule.Actions.*.LambdaAction.FunctionArn',
      'Rule.Actions.*.S3Action.TopicArn',
      'Rule.Actions.*.SNSAction.TopicArn',
      'Rule.Actions.*.WorkmailAction.OrganizationArn',
    ],
    buckets: ['Rule.Actions.*.S3Action.BucketName'],
  },
  'AWS::KinesisAnalyticsV2::ApplicationOutput': {
    places: ['Output.KinesisStreamsOutput.ResourceARN', 'Output.KinesisFirehoseOutput.ResourceARN', 'Output.LambdaOutput.ResourceARN'],
  },
  'AWS::RDS::GlobalCluster': { places: ['SourceDBClusterIdentifier'] },
  'AWS::MSK::Replicator': { places: ['KafkaClusters.*.AmazonMskCluster.MskClusterArn'] },
  'AWS::CloudWatch::Alarm': { places: ['AlarmActions.*', 'OKActions.*', 'InsufficientDataActions.*'] },
  'AWS::CloudWatch::CompositeAlarm': { places: ['AlarmActions.*', 'OKActions.*', 'InsufficientDataActions.*'] },
  'AWS::CloudWatch::MetricStream': { places: ['FirehoseArn'] },
};
