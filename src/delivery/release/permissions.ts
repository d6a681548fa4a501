import { functionName, releaseRecordName } from '../../project/index.ts';

/** What one kind of resource is asked for by a release; an action that isn't here must be refused to the release role. */
export interface ReleasePermission {
  readonly kind: 'function' | 'artifact' | 'artifact bucket' | 'key' | 'record' | 'web file' | 'web bucket' | 'distribution';
  readonly actions: readonly string[];
  /**
   * The resource: what follows the account in its ARN, or for S3 what follows the bucket's name. `*` stands for every function of the
   * environment with its versions and alias, every archive, every web file.
   */
  readonly resource: string;
  /** Services through which alone the actions are allowed, as `kms:ViaService` names them without the region. */
  readonly via?: readonly string[];
}

/** Exactly the calls of this folder, by resource. A test holds the role that the blueprint makes to this list. */
export function releasePermissions(project: string, environment: string): readonly ReleasePermission[] {
  return [
    {
      kind: 'function',
      actions: [
        'lambda:GetAlias',
        'lambda:GetFunctionConfiguration',
        // The local cloud judges GetAlias and UpdateAlias as this one.
        'lambda:ListAliases',
        'lambda:PublishVersion',
        'lambda:UpdateAlias',
        'lambda:UpdateFunctionCode',
      ],
      resource: `function:${functionName(project, environment, '*')}`,
    },
    // Reading includes UpdateFunctionCode, for which Lambda fetches the archive as the caller.
    { kind: 'artifact', actions: ['s3:GetObject', 's3:PutObject'], resource: '/releases/*' },
    // Without a condition on the prefix: that would turn the answer to an object that isn't there into a refusal.
    { kind: 'artifact bucket', actions: ['s3:ListBucket'], resource: '' },
    // The customer's key seals the archives, and the functions' variables that a version freezes.
    { kind: 'key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: 'key/<id>', via: ['s3', 'lambda'] },
    { kind: 'key', actions: ['kms:CreateGrant'], resource: 'key/<id>', via: ['lambda'] },
    { kind: 'record', actions: ['ssm:GetParameter', 'ssm:PutParameter'], resource: `parameter${releaseRecordName(project, environment)}` },
    { kind: 'web file', actions: ['s3:PutObject'], resource: '/*' },
    { kind: 'web bucket', actions: ['s3:ListBucket'], resource: '' },
    { kind: 'distribution', actions: ['cloudfront:CreateInvalidation'], resource: 'distribution/<id>' },
  ];
}
