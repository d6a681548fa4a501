import type { Rule } from '../../rule.ts';
import { checkSettings, isSet, isText } from '../../settings.ts';

const TYPE = 'AWS::Logs::LogGroup';

export const logGroupRetention: Rule = {
  id: 'log-group-retention',
  title: 'Somebody has decided how long logs are kept',
  promise: 'G6',
  severity: 'low',
  severityReason: 'Nothing is lost, but logs that are kept for ever cost more every month and hold personal data without end.',
  layer: 'template',
  why: 'Without RetentionInDays a log group never forgets, which no rule for personal data allows, and whose price only grows.',
  fix: 'Properties:\n  RetentionInDays: 365',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  ],
  types: [TYPE],
  check: checkSettings({
    [TYPE]: [
      {
        path: 'RetentionInDays',
        // One that only delivers keeps everything for two days.
        when: (group) => isText(group.property('LogGroupClass'), /^DELIVERY$/i) !== true,
        holds: isSet,
        message: 'The log group keeps everything for ever: RetentionInDays is not said.',
      },
    ],
  }),
};
