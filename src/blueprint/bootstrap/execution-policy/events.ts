import type { StatementText } from '../statement.ts';

/** Topics and queues. */
export const EVENTS: readonly StatementText[] = [
  {
    sid: 'Topics',
    actions: [
      'sns:CreateTopic',
      'sns:DeleteTopic',
      'sns:GetDataProtectionPolicy',
      'sns:GetTopicAttributes',
      'sns:ListSubscriptionsByTopic',
      'sns:ListTagsForResource',
      'sns:SetTopicAttributes',
      'sns:Subscribe',
      'sns:TagResource',
      'sns:UntagResource',
    ],
    resources: ['sns:{region}:{account}:{project}-*'],
  },
  {
    sid: 'Subscriptions',
    actions: ['sns:GetSubscriptionAttributes', 'sns:SetSubscriptionAttributes', 'sns:Unsubscribe'],
    resources: ['*'], // SNS checks these against no resource, not even the topic.
  },
  {
    sid: 'Queues',
    actions: [
      'sqs:CreateQueue',
      'sqs:DeleteQueue',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ListQueueTags',
      'sqs:SetQueueAttributes',
      'sqs:TagQueue',
      'sqs:UntagQueue',
    ],
    resources: ['sqs:{region}:{account}:{project}-*'],
  },
];
