import { policyEdge } from '../policy-edge.ts';

/** Who may read or replace a secret by its policy. */
export const secrets = policyEdge({
  id: 'secrets',
  title: 'who may use a secret',
  types: ['AWS::SecretsManager::Secret'],
  beside: ['AWS::SecretsManager::ResourcePolicy', 'AWS::SecretsManager::SecretTargetAttachment'],
  acts: [
    { kind: 'read', ability: 'read', actions: ['secretsmanager:GetSecretValue', 'secretsmanager:BatchGetSecretValue'] },
    {
      kind: 'write',
      ability: 'write',
      actions: [
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecret',
        'secretsmanager:UpdateSecretVersionStage',
        'secretsmanager:PutResourcePolicy',
        'secretsmanager:RotateSecret',
        'secretsmanager:ReplicateSecretToRegions',
        'secretsmanager:DeleteSecret',
      ],
    },
  ],
});
