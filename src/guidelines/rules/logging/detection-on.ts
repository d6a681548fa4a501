import { type Setting, noneOf, on, settingRule } from '../../settings/index.ts';

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::GuardDuty::Detector': [{ path: ['Enable'], holds: on(), fault: 'GuardDuty is suspended' }],
  'AWS::Macie::Session': [
    {
      path: ['Status'],
      holds: noneOf(['PAUSED']),
      fault: 'Macie is suspended',
      fix: 'Properties:\n  Status: ENABLED',
    },
  ],
};

export const detectionOn = settingRule({
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
  settings: SETTINGS,
});
