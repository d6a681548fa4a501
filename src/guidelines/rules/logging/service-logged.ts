import { type Ternary, type Value, and, at, documentOf, isMap, not, or } from '../../../estate/index.ts';
import { type Place, type Setting, isOn, isSet, isText, itemsAt, noneOf, on, oneOf, settingRule } from '../../settings/index.ts';

function buildLogs(value: Value | undefined): Ternary {
  // Logs go to CloudWatch unless that is switched off.
  return or([not(isText(at(value, 'CloudWatchLogs', 'Status'), /^DISABLED$/i)), isText(at(value, 'S3Logs', 'Status'), /^ENABLED$/i)]);
}

function airflowLogs(value: Value | undefined): Ternary {
  const modules = ['DagProcessingLogs', 'SchedulerLogs', 'WebserverLogs', 'WorkerLogs'].map((name) => isOn(at(value, name, 'Enabled')));
  return and([...modules, isOn(at(value, 'TaskLogs', 'Enabled'), true)]);
}

function tunnelLogs(value: Value | undefined): Ternary {
  const tunnels = itemsAt(value, []).map(([tunnel]) => isOn(at(tunnel, 'LogOptions', 'CloudwatchLogOptions', 'LogEnabled')));
  return tunnels.length > 0 && and(tunnels);
}

function queryLogs(value: Value | undefined): Ternary {
  return isMap(value) ? isSet(value['CloudWatchLogsLogGroupArn']) : isSet(value);
}

const isPublic = ({ beside }: Place) => isSet(beside('VPCs')) === false;

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::StepFunctions::StateMachine': [
    {
      path: ['LoggingConfiguration', 'Level'],
      holds: oneOf(['ALL', 'ERROR', 'FATAL']),
      fault: 'the state machine logs nothing',
      fix: 'Properties:\n  LoggingConfiguration:\n    Level: ALL\n    IncludeExecutionData: false\n    Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Log.Arn } }]',
    },
  ],
  'AWS::CodeBuild::Project': [
    {
      path: ['LogsConfig'],
      holds: buildLogs,
      fault: 'what builds write is kept nowhere (both logs are disabled)',
      fix: 'Properties:\n  LogsConfig:\n    CloudWatchLogs: { Status: ENABLED }',
    },
  ],
  'AWS::Route53::HostedZone': [
    {
      path: ['QueryLoggingConfig'],
      concerns: isPublic,
      holds: queryLogs,
      fault: 'nobody writes down which names are asked for',
      fix: 'Properties:\n  QueryLoggingConfig: { CloudWatchLogsLogGroupArn: !GetAtt QueryLog.Arn } # a log group in us-east-1',
    },
  ],
  'AWS::Transfer::Server': [
    {
      path: ['StructuredLogDestinations'],
      holds: (value, { beside }) => or([isSet(value), isSet(beside('LoggingRole'))]),
      fault: 'nobody writes down who transfers what (the server has neither StructuredLogDestinations nor LoggingRole)',
      fix: 'Properties:\n  StructuredLogDestinations: [!GetAtt TransferLog.Arn]',
    },
  ],
  'AWS::Transfer::Connector': [
    {
      path: ['LoggingRole'],
      holds: isSet,
      fault: 'nobody writes down what is transferred',
      fix: 'Properties:\n  LoggingRole: !GetAtt LoggingRole.Arn',
    },
  ],
  'AWS::AppSync::GraphQLApi': [
    {
      path: ['LogConfig'],
      holds: (value) => and([isSet(value), not(isText(at(value, 'FieldLogLevel'), /^NONE$/i))]),
      fault: 'calls and errors of the API are logged nowhere (no LogConfig, or its FieldLogLevel is NONE)',
      fix: 'Properties:\n  LogConfig: { CloudWatchLogsRoleArn: !GetAtt LogRole.Arn, FieldLogLevel: ERROR, ExcludeVerboseContent: true }',
    },
  ],
  'AWS::MWAA::Environment': [
    {
      path: ['LoggingConfiguration'],
      holds: airflowLogs,
      fault: 'not all logs of Airflow are kept (those of DAG processing, scheduler, web server, workers and tasks)',
      fix: 'Properties:\n  LoggingConfiguration:\n    DagProcessingLogs: { Enabled: true, LogLevel: WARNING }\n    SchedulerLogs: { Enabled: true, LogLevel: WARNING }\n    TaskLogs: { Enabled: true, LogLevel: INFO }\n    WebserverLogs: { Enabled: true, LogLevel: WARNING }\n    WorkerLogs: { Enabled: true, LogLevel: WARNING }',
    },
  ],
  'AWS::EC2::ClientVpnEndpoint': [
    {
      path: ['ConnectionLogOptions', 'Enabled'],
      holds: on(),
      fault: 'nobody writes down who connects',
      fix: 'Properties:\n  ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: !Ref VpnLog }',
    },
  ],
  'AWS::EC2::VPNConnection': [
    {
      path: ['VpnTunnelOptionsSpecifications'],
      holds: tunnelLogs,
      fault: 'what happens to the tunnels is written down nowhere (LogEnabled is not true for each)',
      fix: 'Properties:\n  VpnTunnelOptionsSpecifications:\n    - LogOptions: { CloudwatchLogOptions: { LogEnabled: true, LogGroupArn: !GetAtt VpnLog.Arn } }',
    },
  ],
  'AWS::EMR::Cluster': [
    {
      path: ['LogUri'],
      holds: isSet,
      fault: 'logs are gone with the cluster',
      fix: 'Properties:\n  LogUri: !Sub s3://${LogBucket}/emr/',
    },
  ],
  'AWS::DMS::ReplicationTask': [
    {
      path: ['ReplicationTaskSettings'],
      holds: (value) => isOn(at(documentOf(value), 'Logging', 'EnableLogging')),
      fault: 'what the migration does is logged nowhere (EnableLogging is not true)',
      fix: 'Properties:\n  ReplicationTaskSettings: \'{"Logging":{"EnableLogging":true}}\'',
    },
  ],
  'AWS::DataSync::Task': [
    {
      path: ['CloudWatchLogGroupArn'],
      holds: (value, { beside }) => and([isSet(value), not(isText(beside('Options', 'LogLevel'), /^(?:OFF|false)$/i))]),
      fault: 'what the task transfers is logged nowhere (it has no log group, or its LogLevel is OFF)',
      fix: 'Properties:\n  CloudWatchLogGroupArn: !GetAtt TransferLog.Arn\n  Options: { LogLevel: BASIC }',
    },
  ],
  'AWS::Athena::WorkGroup': [
    {
      path: ['WorkGroupConfiguration', 'PublishCloudWatchMetricsEnabled'],
      holds: on(true),
      fault: 'nobody sees what is asked and what fails',
      fix: 'Properties:\n  WorkGroupConfiguration: { PublishCloudWatchMetricsEnabled: true }',
    },
  ],
  'AWS::Connect::Instance': [
    {
      path: ['Attributes', 'ContactflowLogs'],
      holds: on(),
      fault: 'nobody writes down what callers are led through',
      fix: 'Properties:\n  Attributes: { ContactflowLogs: true }',
    },
  ],
  'AWS::ECS::Cluster': [
    {
      path: ['Configuration', 'ExecuteCommandConfiguration', 'Logging'],
      concerns: ({ beside }) => isSet(beside('Configuration', 'ExecuteCommandConfiguration')) === true,
      holds: noneOf(['NONE']),
      fault: 'what people type into containers is written down nowhere',
      fix: 'Properties:\n  Configuration:\n    ExecuteCommandConfiguration: { Logging: DEFAULT }',
    },
  ],
  'AWS::MediaStore::Container': [
    {
      path: ['AccessLoggingEnabled'],
      holds: on(),
      fault: 'nobody writes down who asks for what',
      fix: 'Properties:\n  AccessLoggingEnabled: true',
    },
  ],
};

export const serviceLogged = settingRule({
  id: 'service-logged',
  title: 'Workflows, builds, zones, transfers and networks keep logs',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'It changes nothing about who gets in; it decides whether anybody can tell afterwards what happened.',
  layer: 'detection',
  why: 'These services keep a log only when told where; without it a failure or an intruder leaves no trace.',
  fix: 'Properties:\n  LoggingConfiguration: { Level: ALL }',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html#stepfunctions-1',
    'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_LogsConfig.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/route53-controls.html#route53-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html#transfer-3',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-2',
    'https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-51',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-171',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
    'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-debugging.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-7',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/datasync-controls.html#datasync-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html#athena-4',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/connect-controls.html#connect-2',
  ],
  settings: SETTINGS,
});
