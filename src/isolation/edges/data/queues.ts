import { policyEdge } from '../policy-edge.ts';

/** Who may send to a queue, receive from it or change it by its policy. */
export const queues = policyEdge({
  id: 'queues',
  title: 'who may use a queue',
  types: ['AWS::SQS::Queue'],
  beside: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  acts: [
    { kind: 'invoke', ability: 'use', actions: ['sqs:SendMessage'] },
    { kind: 'read', ability: 'read', actions: ['sqs:ReceiveMessage'] },
    {
      kind: 'update',
      ability: 'write',
      actions: [
        'sqs:SetQueueAttributes',
        'sqs:AddPermission',
        'sqs:DeleteMessage',
        'sqs:PurgeQueue',
        'sqs:DeleteQueue',
        'sqs:ChangeMessageVisibility',
      ],
    },
  ],
});
