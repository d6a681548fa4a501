import { oneOf, settingRule } from '../../settings/index.ts';

export const cognitoThreatProtection = settingRule({
  id: 'cognito-threat-protection',
  title: 'Where a user pool watches for threats, it also acts',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates Cognito.1 medium: sign-ins with leaked passwords are seen and let in.',
  layer: 'runtime',
  why: 'In the mode that only audits, a sign-in that is clearly an attack is written down and succeeds.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-1',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html',
  ],
  settings: {
    'AWS::Cognito::UserPool': [
      {
        path: ['UserPoolAddOns', 'AdvancedSecurityMode'],
        // The plan that has it is chosen, and paid for, by itself: without a word nothing is judged.
        holds: oneOf(['ENFORCED'], true),
        fault: 'attacks on sign-in are at most watched',
        set: 'ENFORCED',
      },
    ],
  },
});
