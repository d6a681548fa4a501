/** Where a type sends what it has: paths from its properties, `*` for each element of a list. */
export interface Destinations {
  /** ARNs, ids of accounts, or URLs. */
  readonly places: readonly string[];
  /** Names of buckets, which say nothing of their account. */
  readonly buckets?: readonly string[];
}

const firehose = [
  'S3',
  'ExtendedS3',
  'Redshift',
  'Elasticsearch',
  'Amazonopensearchservice',
  'AmazonOpenSearchServerless',
  'Splunk',
  'HttpEndpoint',
  'Iceberg',
  'Snowflake',
];

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
  'AWS::SNS::Subscription': { places: ['Endpoint', 'DeliveryPolicy'] },
  'AWS::SQS::Queue': { places: ['RedrivePolicy.deadLetterTargetArn'] },
  'AWS::Logs::SubscriptionFilter': { places: ['DestinationArn'] },
  'AWS::Logs::Destination': { places: ['TargetArn'] },
  'AWS::Logs::DeliveryDestination': { places: ['DestinationResourceArn', 'TargetArn'] },
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
    places: firehose.flatMap((name) => [
      `${name}DestinationConfiguration.BucketARN`,
      `${name}DestinationConfiguration.S3Configuration.BucketARN`,
      `${name}DestinationConfiguration.S3BackupConfiguration.BucketARN`,
      `${name}DestinationConfiguration.DomainARN`,
      `${name}DestinationConfiguration.ClusterJDBCURL`,
      `${name}DestinationConfiguration.HECEndpoint`,
      `${name}DestinationConfiguration.EndpointConfiguration.Url`,
    ]),
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
    ],
  },
  'AWS::ECR::ReplicationConfiguration': { places: ['ReplicationConfiguration.Rules.*.Destinations.*.RegistryId'] },
  'AWS::Oam::Link': { places: ['SinkIdentifier'] },
  'AWS::EC2::FlowLog': { places: ['LogDestination', 'DeliverCrossAccountRole'] },
  'AWS::EC2::TrafficMirrorSession': { places: ['TrafficMirrorTargetId', 'OwnerId'] },
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
  'AWS::KinesisAnalyticsV2::ApplicationOutput': {
    places: ['Output.KinesisStreamsOutput.ResourceARN', 'Output.KinesisFirehoseOutput.ResourceARN', 'Output.LambdaOutput.ResourceARN'],
  },
  'AWS::RDS::GlobalCluster': { places: ['SourceDBClusterIdentifier'] },
  'AWS::MSK::Replicator': { places: ['KafkaClusters.*.AmazonMskCluster.MskClusterArn'] },
  'AWS::CloudWatch::Alarm': { places: ['AlarmActions.*', 'OKActions.*', 'InsufficientDataActions.*'] },
  'AWS::CloudWatch::CompositeAlarm': { places: ['AlarmActions.*', 'OKActions.*', 'InsufficientDataActions.*'] },
  'AWS::CloudWatch::MetricStream': { places: ['FirehoseArn'] },
};
