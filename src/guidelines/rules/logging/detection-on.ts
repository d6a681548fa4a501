import { not } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { type Setting, checkSettings, isOn, isText } from '../../settings.ts';

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::GuardDuty::Detector': [{ path: 'Enable', holds: (value) => isOn(value), message: 'GuardDuty is suspended: Enable is not true.' }],
  'AWS::Macie::Session': [
    {
      path: 'Status',
      holds: (value) => not(isText(value, /^PAUSED$/i)),
      message: 'Macie is suspended: Status is PAUSED.',
      fix: 'Properties:\n  Status: ENABLED',
    },
  ],
};

export const detectionOn: Rule = {
  id: 'detection-on',
  title: 'What should notice attacks is switched on',
  promise: 'G6',
  severity: 'high',
  severityReason: 'An attack goes on until somebody notices it, and this is what would.',
  layer: 'detection',
  why: 'A detector that is suspended looks at no log and finds nothing, though it is there for everybody to see.',
  fix: 'Properties:\n  Enable: true',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/macie-controls.html#macie-1',
  ],
  types: Object.keys(SETTINGS),
  check: checkSettings(SETTINGS),
};
