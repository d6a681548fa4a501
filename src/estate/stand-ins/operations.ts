import { type StandIn, arn, byArn, byId, byName } from './stand-in.ts';

/** Messages, logs, alarms, events and what runs the estate. */
export const OPERATIONS: Readonly<Record<string, StandIn>> = {
  'AWS::SQS::Queue': {
    name: 'QueueName',
    ref: 'https://sqs.{region}.{suffix}/{account}/{name}',
    attributes: {
      Arn: arn('sqs', '{name}'),
      QueueName: '{name}',
      QueueUrl: 'https://sqs.{region}.{suffix}/{account}/{name}',
    },
  },
  'AWS::SNS::Topic': byArn(arn('sns', '{name}'), 'TopicName', { TopicName: '{name}', TopicArn: arn('sns', '{name}') }),
  'AWS::SNS::Subscription': byArn(arn('sns', '{random}')),
  'AWS::Events::EventBus': byName('Name', arn('events', 'event-bus/{name}'), { Name: '{name}' }),
  'AWS::Events::Rule': {
    name: 'Name',
    ref: '{.EventBusName#bar|}{name}',
    attributes: { Arn: arn('events', 'rule/{.EventBusName#slash|}{name}') },
  },
  'AWS::Scheduler::Schedule': byName('Name', arn('scheduler', 'schedule/{.GroupName|default}/{name}')),
  'AWS::Pipes::Pipe': byName('Name', arn('pipes', 'pipe/{name}')),
  'AWS::Logs::LogGroup': byName('LogGroupName', arn('logs', 'log-group:{name}:*')),
  'AWS::Logs::Destination': byName('DestinationName', arn('logs', 'destination:{name}')),
  'AWS::CloudWatch::Alarm': byName('AlarmName', arn('cloudwatch', 'alarm:{name}')),
  'AWS::CloudWatch::CompositeAlarm': byName('AlarmName', arn('cloudwatch', 'alarm:{name}')),
  'AWS::CloudWatch::Dashboard': { name: 'DashboardName', ref: '{name}', attributes: {} },
  'AWS::CloudTrail::Trail': byName('TrailName', arn('cloudtrail', 'trail/{name}')),
  'AWS::Config::ConfigRule': { name: 'ConfigRuleName', ref: '{name}', attributes: {} },
  'AWS::GuardDuty::Detector': byId(undefined, { Id: '{id}' }),
  'AWS::CloudFormation::Stack': byArn(arn('cloudformation', 'stack/{random}')),
  'AWS::SSM::Document': { name: 'Name', ref: '{name}', attributes: {} },
  'AWS::AppConfig::Application': byId(undefined, { ApplicationId: '{id}' }),
  'AWS::SES::EmailIdentity': { name: 'EmailIdentity', ref: '{name}', attributes: {} },
  'AWS::Oam::Sink': byArn(arn('oam', 'sink/{id}')),
};
