import { policyEdge } from '../policy-edge.ts';

/** Who may read or write a table by its policy. */
export const tables = policyEdge({
  id: 'tables',
  title: 'who may use a table',
  types: ['AWS::DynamoDB::Table'],
  acts: [
    {
      kind: 'read',
      ability: 'read',
      actions: [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'dynamodb:PartiQLSelect',
        'dynamodb:ExportTableToPointInTime',
      ],
    },
    {
      kind: 'write',
      ability: 'write',
      actions: [
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:PartiQLInsert',
        'dynamodb:PartiQLUpdate',
        'dynamodb:PartiQLDelete',
      ],
    },
    { kind: 'update', ability: 'write', actions: ['dynamodb:UpdateTable', 'dynamodb:PutResourcePolicy', 'dynamodb:DeleteTable'] },
  ],
});
