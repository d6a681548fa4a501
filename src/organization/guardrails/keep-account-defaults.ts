import type { Guardrail } from './guardrail.ts';
import { provisioningRoles } from './provisioning.ts';

export const keepAccountDefaults: Guardrail = {
  why: "The account's own switches against public buckets, images and snapshots and for encrypted volumes stay on.",
  statement: (scope) => ({
    Sid: 'KeepAccountDefaults',
    Effect: 'Deny',
    Action: [
      'ec2:DisableEbsEncryptionByDefault',
      'ec2:DisableImageBlockPublicAccess',
      'ec2:DisableSnapshotBlockPublicAccess',
      'ec2:ModifyInstanceMetadataDefaults',
      's3:PutAccountPublicAccessBlock',
    ],
    Resource: '*',
    Condition: { ArnNotLike: { 'aws:PrincipalArn': provisioningRoles(scope) } },
  }),
};
