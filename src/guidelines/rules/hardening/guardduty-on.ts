import { equals } from '../../../estate/index.ts';
import { noneOf, on, settingRule } from '../../settings/index.ts';

const source = (...path: readonly string[]) =>
  ({ path: ['DataSources', ...path], holds: on(true), fault: 'a source of GuardDuty is switched off', set: 'true' }) as const;

export const guarddutyOn = settingRule({
  id: 'guardduty-on',
  title: 'What watches for attacks is not switched off',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Security Hub rates GuardDuty.1 and its protections high: an attack in progress goes unseen.',
  layer: 'detection',
  why: 'The detector is there and sees nothing: everybody relies on an alarm that cannot ring.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-10',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/macie-controls.html#macie-1',
  ],
  settings: {
    'AWS::GuardDuty::Detector': [
      { path: ['Enable'], holds: on(true), fault: 'the detector is switched off', set: 'true' },
      source('S3Logs', 'Enable'),
      source('Kubernetes', 'AuditLogs', 'Enable'),
      source('MalwareProtection', 'ScanEc2InstanceWithFindings', 'EbsVolumes'),
      {
        path: ['Features', '*', 'Status'],
        holds: noneOf(['DISABLED']),
        fault: 'a protection of GuardDuty is switched off',
        set: 'ENABLED',
        // Of the two kinds of runtime monitoring only one can be on.
        concerns: ({ beside }) => equals(beside('Name'), 'EKS_RUNTIME_MONITORING') !== true,
      },
    ],
    'AWS::Macie::Session': [{ path: ['Status'], holds: noneOf(['PAUSED']), fault: 'Macie is paused', set: 'ENABLED' }],
  },
});
