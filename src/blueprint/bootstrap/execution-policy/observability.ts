import type { StatementText } from '../statement.ts';

/** Logs and their delivery, alarms, dashboards. */
export const OBSERVABILITY: readonly StatementText[] = [
  {
    sid: 'Logs',
    actions: [
      'logs:AssociateKmsKey',
      'logs:CreateDelivery',
      'logs:CreateLogGroup',
      'logs:Delete*',
      'logs:DisassociateKmsKey',
      'logs:Get*',
      'logs:ListTags*',
      'logs:PutDelivery*',
      'logs:PutRetentionPolicy',
      'logs:TagResource',
      'logs:UntagResource',
      'logs:UpdateDeliveryConfiguration',
    ],
    resources: ['logs:{region}:{account}:log-group:*', 'logs:{region}:{account}:delivery*'],
  },
  {
    sid: 'LogDelivery',
    actions: [
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeIndexPolicies', // CloudFormation reads them with every log group.
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
    ],
    resources: ['*'], // Checked against no resource, as AWS documents them.
  },
  {
    sid: 'Alarms',
    actions: [
      'cloudwatch:DeleteAlarms',
      'cloudwatch:DeleteDashboards',
      'cloudwatch:DescribeAlarms',
      'cloudwatch:GetDashboard',
      'cloudwatch:ListTagsForResource',
      'cloudwatch:PutDashboard',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:TagResource',
      'cloudwatch:UntagResource',
    ],
    resources: ['cloudwatch:{region}:{account}:alarm:{project}-*', 'cloudwatch::{account}:dashboard/{project}-*'],
  },
  {
    sid: 'AnomalyBands',
    actions: ['cloudwatch:DeleteAnomalyDetector', 'cloudwatch:DescribeAnomalyDetectors', 'cloudwatch:PutAnomalyDetector'],
    resources: ['*'], // A detector is named by its metric.
  },
];
