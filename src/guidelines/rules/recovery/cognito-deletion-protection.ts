import { oneOf } from '../../settings/index.ts';
import { lasting } from './recoverable.ts';

export const cognitoDeletionProtection = lasting({
  id: 'cognito-deletion-protection',
  title: 'Cognito user pools are protected from deletion',
  severity: 'medium',
  severityReason: 'A user pool has no backup: whoever signed up has to do it again.',
  why: 'A deleted pool takes every account and password with it, and nothing brings them back.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-6',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html',
  ],
  settings: {
    'AWS::Cognito::UserPool': [
      { path: ['DeletionProtection'], holds: oneOf(['ACTIVE']), fault: 'the user pool can be deleted by one call', set: 'ACTIVE' },
    ],
  },
});
