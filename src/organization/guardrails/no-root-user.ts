import type { Guardrail } from './guardrail.ts';

export const noRootUser: Guardrail = {
  why: "The root user passes every identity policy; nobody needs it in a member account, and whoever holds its mailbox can't use it. A root session that management opens for one task (sts:AssumeRoot) stays possible.",
  statement: () => ({
    Sid: 'NoRootUser',
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    // The same condition as in AWS's own example (https://github.com/aws-samples/service-control-policy-examples).
    Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' }, Null: { 'aws:AssumedRoot': 'true' } },
  }),
};
