import type { Guardrail } from './guardrail.ts';

export const noLongLivedKeys: Guardrail = {
  why: 'People enter through Identity Center and applications have roles: a user or a key that never expires has no purpose (A3, I2).',
  statement: () => ({
    Sid: 'NoLongLivedKeys',
    Effect: 'Deny',
    Action: [
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
      'iam:CreateServiceSpecificCredential',
      'iam:CreateUser',
      'iam:UpdateAccessKey',
      'iam:UpdateLoginProfile',
      'iam:UploadSigningCertificate',
      'iam:UploadSSHPublicKey',
    ],
    Resource: '*',
  }),
};
