import { isSet, isText, settingRule } from '../../settings/index.ts';

const TYPE = 'AWS::Logs::LogGroup';

export const logGroupRetention = settingRule({
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
  settings: {
    [TYPE]: [
      {
        path: ['RetentionInDays'],
        // One that only delivers keeps everything for two days.
        concerns: ({ beside }) => isText(beside('LogGroupClass'), /^DELIVERY$/i) !== true,
        holds: isSet,
        fault: 'the log group keeps everything for ever',
      },
    ],
  },
});
