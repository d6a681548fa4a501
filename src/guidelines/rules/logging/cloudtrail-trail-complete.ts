import { type Resource } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { type Setting, checkSettings, isNothing, isOn, isSet } from '../../settings.ts';

const MULTI_REGION = (trail: Resource) => isOn(trail.property('IsMultiRegionTrail'));

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::CloudTrail::Trail': [
    {
      path: 'IsLogging',
      holds: (value) => isOn(value, true),
      message: 'The trail is switched off: IsLogging is false.',
      fix: 'Properties:\n  IsLogging: true',
    },
    {
      path: 'IsMultiRegionTrail',
      holds: (value) => isOn(value),
      message: 'What happens in other Regions is not written down: IsMultiRegionTrail is not true.',
      fix: 'Properties:\n  IsMultiRegionTrail: true\n  IncludeGlobalServiceEvents: true',
    },
    {
      path: 'IncludeGlobalServiceEvents',
      // One that isn't of all Regions is at fault already; of those that are, AWS asks it.
      when: (trail) => MULTI_REGION(trail) === true || !isNothing(trail.property('IncludeGlobalServiceEvents')),
      holds: (value) => isOn(value, true),
      message: 'What happens in IAM and other global services is not written down: IncludeGlobalServiceEvents is false.',
      fix: 'Properties:\n  IncludeGlobalServiceEvents: true',
    },
    {
      path: 'EnableLogFileValidation',
      holds: (value) => isOn(value),
      message: 'Nobody could tell that log files were changed or deleted: EnableLogFileValidation is not true.',
      fix: 'Properties:\n  EnableLogFileValidation: true',
    },
    {
      path: 'CloudWatchLogsLogGroupArn',
      holds: isSet,
      message: 'Nothing can be searched or raise an alarm: the trail sends its events to no log group.',
      fix: 'Properties:\n  CloudWatchLogsLogGroupArn: !GetAtt TrailLog.Arn\n  CloudWatchLogsRoleArn: !GetAtt TrailRole.Arn',
    },
  ],
};

export const cloudtrailTrailComplete: Rule = {
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
  types: Object.keys(SETTINGS),
  check: checkSettings(SETTINGS),
};
