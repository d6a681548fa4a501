import { type Ternary, type Value, and, at, isMap, or } from '../../../estate/index.ts';
import { type Place, type Setting, isOn, isText, settingRule } from '../../settings/index.ts';

/** Of brokers and connectors: one of the places to send logs to is enabled. */
function someEnabled(value: Value | undefined): Ternary {
  return isMap(value) ? or(Object.values(value).map((one) => isOn(at(one, 'Enabled')))) : isOn(at(value, 'Enabled'));
}

function brokerLogs(value: Value | undefined, { beside }: Place): Ternary {
  const general = at(value, 'General');
  // RabbitMQ has no audit log.
  if (isText(beside('EngineType'), /^rabbitmq$/i) === true) return isOn(general);
  // Who did what is what AWS asks for; the general log may not be switched off.
  return and([isOn(at(value, 'Audit')), isOn(general, true)]);
}

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::MSK::Cluster': [
    {
      path: ['LoggingInfo', 'BrokerLogs'],
      holds: someEnabled,
      fault: 'brokers send their logs nowhere (none of BrokerLogs is enabled)',
      fix: 'Properties:\n  LoggingInfo:\n    BrokerLogs:\n      CloudWatchLogs: { Enabled: true, LogGroup: !Ref BrokerLog }',
    },
  ],
  'AWS::KafkaConnect::Connector': [
    {
      path: ['LogDelivery', 'WorkerLogDelivery'],
      holds: someEnabled,
      fault: 'workers send their logs nowhere (none of WorkerLogDelivery is enabled)',
      fix: 'Properties:\n  LogDelivery:\n    WorkerLogDelivery:\n      CloudWatchLogs: { Enabled: true, LogGroup: !Ref WorkerLog }',
    },
  ],
  'AWS::AmazonMQ::Broker': [
    {
      path: ['Logs'],
      holds: brokerLogs,
      fault: "the broker doesn't send its logs out (General of RabbitMQ, of ActiveMQ Audit as well)",
      fix: 'Properties:\n  Logs: { General: true, Audit: true } # RabbitMQ knows General only',
    },
  ],
};

export const brokerLogged = settingRule({
  id: 'broker-logged',
  title: 'Message brokers send their logs out',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'It changes nothing about who gets in; it decides whether anybody can tell afterwards what happened.',
  layer: 'detection',
  why: 'A broker keeps its logs to itself unless told where to send them; there nobody can search them.',
  fix: 'Properties:\n  Logs: { General: true, Audit: true }',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-2',
    'https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html',
    'https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-logging.html',
  ],
  settings: SETTINGS,
});
