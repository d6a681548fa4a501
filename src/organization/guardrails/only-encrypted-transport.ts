import type { Guardrail } from './guardrail.ts';

export const onlyEncryptedTransport: Guardrail = {
  why: 'No request in the clear, also where a resource has no policy of its own (G3).',
  statement: () => ({
    Sid: 'OnlyEncryptedTransport',
    Effect: 'Deny',
    Principal: '*',
    Action: ['kms:*', 's3:*', 'secretsmanager:*', 'sqs:*', 'sts:*'],
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
  }),
};
