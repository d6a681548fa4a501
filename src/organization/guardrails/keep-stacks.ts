import type { Guardrail } from './guardrail.ts';
import { deployingRoles } from './provisioning.ts';

export const keepStacks: Guardrail = {
  why: 'CloudFormation goes on with the role that a stack was made with, for whoever may update the stack, and nobody has to pass it again.',
  statement: (scope) => ({
    Sid: 'KeepStacks',
    Effect: 'Deny',
    Action: [
      'cloudformation:CancelUpdateStack',
      'cloudformation:ContinueUpdateRollback',
      'cloudformation:CreateChangeSet',
      'cloudformation:CreateStack',
      'cloudformation:DeleteStack',
      'cloudformation:ExecuteChangeSet',
      'cloudformation:RollbackStack',
      'cloudformation:SetStackPolicy',
      'cloudformation:UpdateStack',
      'cloudformation:UpdateTerminationProtection',
    ],
    Resource: `arn:aws:cloudformation:*:*:stack/${scope.project}-*`,
    Condition: { ArnNotLike: { 'aws:PrincipalArn': deployingRoles(scope) } },
  }),
};
