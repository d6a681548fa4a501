import type { StatementText } from '../statement.ts';

/** Tables and their backups. */
export const TABLES: readonly StatementText[] = [
  {
    sid: 'Tables',
    actions: [
      'dynamodb:CreateTable',
      'dynamodb:DeleteTable',
      'dynamodb:Describe*',
      'dynamodb:GetResourcePolicy',
      'dynamodb:ListTagsOfResource',
      'dynamodb:TagResource',
      'dynamodb:UntagResource',
      'dynamodb:UpdateContinuousBackups',
      'dynamodb:UpdateContributorInsights',
      'dynamodb:UpdateTable',
      'dynamodb:UpdateTimeToLive',
    ],
    resources: ['dynamodb:{region}:{account}:table/{project}-*'],
  },
];
