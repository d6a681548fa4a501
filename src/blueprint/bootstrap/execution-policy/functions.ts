import type { StatementText } from '../statement.ts';

/** Functions, their aliases, and what feeds them. */
export const FUNCTIONS: readonly StatementText[] = [
  {
    sid: 'Functions',
    actions: [
      'lambda:AddPermission',
      'lambda:CreateAlias',
      'lambda:CreateFunction',
      'lambda:DeleteAlias',
      'lambda:DeleteFunction',
      'lambda:DeleteFunctionConcurrency',
      'lambda:Get*',
      'lambda:List*',
      'lambda:PutFunctionConcurrency',
      'lambda:PutFunctionRecursionConfig',
      'lambda:PutRuntimeManagementConfig',
      'lambda:RemovePermission',
      'lambda:TagResource',
      'lambda:UntagResource',
      'lambda:UpdateAlias',
      'lambda:UpdateFunctionCode',
      'lambda:UpdateFunctionConfiguration',
    ],
    resources: ['lambda:{region}:{account}:function:{project}-*'],
  },
  {
    sid: 'EventSources',
    actions: ['lambda:CreateEventSourceMapping', 'lambda:DeleteEventSourceMapping', 'lambda:UpdateEventSourceMapping'],
    resources: ['*'], // A mapping's ARN is not known before it is made; the condition holds it to functions of the project.
    conditions: { ArnLike: { 'lambda:FunctionArn': 'arn:{partition}:lambda:{region}:{account}:function:{project}-*' } },
  },
  {
    sid: 'EventSourcesRead',
    // Read without the condition above: CloudFormation asks for a mapping until it is gone, and what is gone has no function.
    actions: ['lambda:GetEventSourceMapping', 'lambda:ListTags', 'lambda:TagResource', 'lambda:UntagResource'],
    resources: ['lambda:{region}:{account}:event-source-mapping:*'],
  },
];
