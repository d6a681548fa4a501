import type { Guardrail } from './guardrail.ts';

export const noRootUser: Guardrail = {
  why: "The root user passes every identity policy; nobody needs it in a member account, and whoever holds its mailbox can't use it.",
  statement: () => ({
    Sid: 'NoRootUser',
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
  }),
};
