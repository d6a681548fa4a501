import type { StatementText } from '../statement.ts';

/** Keys, and their use by the services that seal with them. */
export const KEYS: readonly StatementText[] = [
  {
    sid: 'NewKeys',
    actions: ['kms:CreateKey', 'kms:ListAliases'],
    resources: ['*'], // A key has no ARN before it is made, and aliases are listed as a whole.
  },
  {
    sid: 'Keys',
    actions: [
      'kms:CreateAlias',
      'kms:DeleteAlias',
      'kms:DescribeKey',
      'kms:DisableKey',
      'kms:EnableKey',
      'kms:EnableKeyRotation',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListResourceTags',
      'kms:PutKeyPolicy',
      'kms:ScheduleKeyDeletion',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:UpdateAlias',
      'kms:UpdateKeyDescription',
    ],
    resources: ['kms:{region}:{account}:key/*', 'kms:{region}:{account}:alias/{project}-*'],
  },
  {
    sid: 'KeysForServices',
    // All that DynamoDB wants of whoever makes a table under a customer's key; the others want less.
    actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    resources: ['kms:{region}:{account}:key/*'],
    conditions: {
      StringEquals: {
        'kms:ViaService': ['dynamodb', 'lambda', 'logs', 's3', 'sns', 'sqs'].map((service) => `${service}.{region}.amazonaws.com`),
      },
    },
  },
];
