import type { Guardrail } from './guardrail.ts';
import { bootstrapRoles, deployingRoles } from './provisioning.ts';

export const actAsProvisioning: Guardrail = {
  why: "The bootstrap's roles trust their whole account: without this, whoever may assume roles there deploys as CloudFormation.",
  statement: (scope) => ({
    Sid: 'ActAsProvisioning',
    Effect: 'Deny',
    Action: ['iam:PassRole', 'sts:AssumeRole'],
    Resource: bootstrapRoles(scope),
    Condition: { ArnNotLike: { 'aws:PrincipalArn': deployingRoles(scope) } },
  }),
};
