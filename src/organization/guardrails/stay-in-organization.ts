import type { Guardrail } from './guardrail.ts';

export const stayInOrganization: Guardrail = {
  why: 'An account that leaves or closes itself has no guardrail any more, and its records are gone.',
  statement: () => ({
    Sid: 'StayInOrganization',
    Effect: 'Deny',
    Action: ['account:CloseAccount', 'organizations:LeaveOrganization'],
    Resource: '*',
  }),
};
