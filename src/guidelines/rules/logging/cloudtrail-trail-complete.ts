import { type Setting, isNothing, isOn, isSet, on, settingRule } from '../../settings/index.ts';

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::CloudTrail::Trail': [
    {
      path: ['IsLogging'],
      holds: on(true),
      fault: 'the trail is switched off',
      fix: 'Properties:\n  IsLogging: true',
    },
    {
      path: ['IsMultiRegionTrail'],
      holds: on(),
      fault: 'what happens in other Regions is not written down',
      fix: 'Properties:\n  IsMultiRegionTrail: true\n  IncludeGlobalServiceEvents: true',
    },
    {
      path: ['IncludeGlobalServiceEvents'],
      // One that isn't of all Regions is at fault already; of those that are, AWS asks it.
      concerns: ({ beside }) => isOn(beside('IsMultiRegionTrail')) === true || !isNothing(beside('IncludeGlobalServiceEvents')),
      holds: on(true),
      fault: 'what happens in IAM and other global services is not written down',
      fix: 'Properties:\n  IncludeGlobalServiceEvents: true',
    },
    {
      path: ['EnableLogFileValidation'],
      holds: on(),
      fault: 'nobody could tell that log files were changed or deleted',
      fix: 'Properties:\n  EnableLogFileValidation: true',
    },
    {
      path: ['CloudWatchLogsLogGroupArn'],
      holds: isSet,
      fault: 'nothing can be searched or raise an alarm, as the trail sends its events to no log group',
      fix: 'Properties:\n  CloudWatchLogsLogGroupArn: !GetAtt TrailLog.Arn\n  CloudWatchLogsRoleArn: !GetAtt TrailRole.Arn',
    },
  ],
};

export const cloudtrailTrailComplete = settingRule({
  id: 'cloudtrail-trail-complete',
  title: 'Trails write down every Region and global services, and what they wrote can be trusted and searched',
  promise: 'G6',
  severity: 'high',
  severityReason: 'The trail is the only record of what an attacker did; what it leaves out is where he works.',
  layer: 'detection',
  why: 'A trail of one Region, without validation, or switched off, leaves gaps that are seen only when somebody needs the record.',
  fix: `Properties:
  IsLogging: true
  IsMultiRegionTrail: true
  IncludeGlobalServiceEvents: true
  EnableLogFileValidation: true`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-5',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
  ],
  settings: SETTINGS,
});
