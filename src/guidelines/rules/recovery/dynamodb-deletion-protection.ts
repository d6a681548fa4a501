import { not } from '../../../estate/index.ts';
import { type Place, isNothing, on } from '../../settings/index.ts';
import { isKnownToLast } from './lasting.ts';
import { lasting } from './recoverable.ts';

/** A deleted table that had point-in-time recovery can be restored for 35 days: who says nothing else is asked only where it is known to last. */
function isLostForGood({ resource, estate, beside }: Place) {
  if (!isNothing(beside('DeletionProtectionEnabled')) || isKnownToLast(resource, estate)) return true;
  return not(on()(beside('PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled')));
}

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
    // Of a deleted table with point-in-time recovery, DynamoDB keeps a system backup for 35 days.
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html',
  ],
  settings: {
    'AWS::DynamoDB::Table': [
      {
        path: ['DeletionProtectionEnabled'],
        holds: on(),
        fault: 'the table can be deleted by one call',
        set: 'true',
        concerns: isLostForGood,
      },
    ],
    'AWS::DynamoDB::GlobalTable': [
      {
        path: ['Replicas', '*', 'DeletionProtectionEnabled'],
        holds: on(),
        fault: 'the replica can be deleted by one call',
        set: 'true',
        concerns: isLostForGood,
      },
    ],
  },
});
