import { policyEdge } from '../policy-edge.ts';

/** Who may copy backups out of a vault or into it, restore or delete them, by its policy. */
export const vaults = policyEdge({
  id: 'vaults',
  title: 'who may use a backup vault',
  types: ['AWS::Backup::BackupVault', 'AWS::Backup::LogicallyAirGappedBackupVault'],
  documents: (resource) => [{ document: resource.property('AccessPolicy'), resource }],
  acts: [
    {
      kind: 'read',
      ability: 'read',
      actions: ['backup:StartRestoreJob', 'backup:StartCopyJob', 'backup:CopyFromBackupVault', 'backup:GetRecoveryPointRestoreMetadata'],
    },
    { kind: 'write', ability: 'write', actions: ['backup:CopyIntoBackupVault'] },
    {
      kind: 'update',
      ability: 'write',
      actions: [
        'backup:DeleteRecoveryPoint',
        'backup:PutBackupVaultAccessPolicy',
        'backup:DeleteBackupVaultAccessPolicy',
        'backup:DeleteBackupVault',
      ],
    },
  ],
});
