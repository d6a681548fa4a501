import { or } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { beanstalkOption, isNothing, isOn } from '../../settings/index.ts';

const TYPE = 'AWS::ElasticBeanstalk::Environment';

export const beanstalkLogsKept: Rule = {
  id: 'beanstalk-logs-kept',
  title: 'Environments of Elastic Beanstalk send their logs out',
  promise: 'G6',
  severity: 'low',
  severityReason: 'Logs that stay on an instance are lost with it, though most tell of the application only.',
  layer: 'detection',
  why: 'Elastic Beanstalk replaces instances as it likes, and what they wrote is gone with them.',
  fix: `Properties:
  OptionSettings:
    - { Namespace: 'aws:elasticbeanstalk:cloudwatch:logs', OptionName: StreamLogs, Value: 'true' }`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-3',
    'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    const streamed = beanstalkOption(resource, 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs');
    const published = beanstalkOption(resource, 'aws:elasticbeanstalk:hostmanager', 'LogPublicationControl');
    // A saved configuration may say it.
    if (streamed.value === undefined && published.value === undefined && !isNothing(resource.property('TemplateName'))) return undefined;
    return {
      resource,
      path: streamed.value === undefined ? ['Properties', 'OptionSettings'] : streamed.path,
      holds: or([isOn(streamed.value), isOn(published.value)]),
      message: 'Logs stay on the instances: neither StreamLogs nor LogPublicationControl is on.',
    };
  }),
};
