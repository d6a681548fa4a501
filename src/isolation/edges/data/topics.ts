import { policyEdge } from '../policy-edge.ts';

/** Who may publish to a topic, subscribe to it or change it by its policy. */
export const topics = policyEdge({
  id: 'topics',
  title: 'who may use a topic',
  types: ['AWS::SNS::Topic'],
  beside: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  acts: [
    { kind: 'invoke', ability: 'use', actions: ['sns:Publish'] },
    { kind: 'read', ability: 'read', actions: ['sns:Subscribe'] },
    {
      kind: 'update',
      ability: 'write',
      actions: ['sns:SetTopicAttributes', 'sns:AddPermission', 'sns:RemovePermission', 'sns:DeleteTopic'],
    },
  ],
});
