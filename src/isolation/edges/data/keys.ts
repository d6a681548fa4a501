import { policyEdge } from '../policy-edge.ts';

/** Who may use a key by its policy: what is encrypted under it, and what it signs. Grants are facts, an edge of their own. */
export const keys = policyEdge({
  id: 'keys',
  title: 'who may use a key',
  types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  beside: ['AWS::KMS::Alias'],
  acts: [
    {
      kind: 'decrypt',
      ability: 'use',
      actions: ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant', 'kms:DeriveSharedSecret'],
    },
    {
      kind: 'write',
      ability: 'use',
      actions: [
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptTo',
        'kms:Sign',
        'kms:GenerateMac',
      ],
    },
    {
      kind: 'update',
      ability: 'write',
      actions: ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DisableKey', 'kms:RevokeGrant', 'kms:DeleteImportedKeyMaterial'],
    },
  ],
});
