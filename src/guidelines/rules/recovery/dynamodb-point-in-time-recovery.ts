import { on } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

const FAULT = "the table can't be restored to a point in time";

export const dynamodbPointInTimeRecovery = recoverable({
  id: 'dynamodb-point-in-time-recovery',
  title: 'DynamoDB tables can be restored to a point in time',
  severity: 'medium',
  severityReason: 'Data is lost when something writes or deletes what it should not; until then nothing is.',
  why: 'Replicas and zones copy a wrong write within a second. Point-in-time recovery goes back to any second of up to 35 days, and is off unless asked for.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-2',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html',
  ],
  settings: {
    'AWS::DynamoDB::Table': [
      { path: ['PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'], holds: on(), fault: FAULT, set: 'true' },
    ],
    'AWS::DynamoDB::GlobalTable': [
      { path: ['Replicas', '*', 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'], holds: on(), fault: FAULT, set: 'true' },
    ],
  },
});
