import { on } from '../../settings/index.ts';
import { lasting } from './recoverable.ts';

export const dynamodbDeletionProtection = lasting({
  id: 'dynamodb-deletion-protection',
  title: 'DynamoDB tables are protected from deletion',
  severity: 'medium',
  severityReason:
    'It takes a mistake or an intruder with the right to delete; with point-in-time recovery a last backup remains for 35 days.',
  why: 'Without it one call, or a stack that goes, deletes the table with everything in it.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-6',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html',
  ],
  settings: {
    'AWS::DynamoDB::Table': [
      { path: ['DeletionProtectionEnabled'], holds: on(), fault: 'the table can be deleted by one call', set: 'true' },
    ],
    'AWS::DynamoDB::GlobalTable': [
      { path: ['Replicas', '*', 'DeletionProtectionEnabled'], holds: on(), fault: 'the replica can be deleted by one call', set: 'true' },
    ],
  },
});
