import { type Resource, at, elements, knownText } from '../../../estate/index.ts';
import type { Edge, Hold, Passage } from '../../edge.ts';

/** What the canned lists give to others than the owner (S3 User Guide, "Canned ACL"). */
const CANNED: Readonly<Record<string, readonly ('read' | 'write')[]>> = {
  PublicRead: ['read'],
  PublicReadWrite: ['read', 'write'],
  AuthenticatedRead: ['read'],
};

/** A bucket that is open by its access control list. Lists count only where their owner hasn't switched them off, which new buckets have. */
export const bucketAcls: Edge = {
  id: 'bucket-acls',
  title: 'who may use a bucket by its access control list',
  covers: ['AWS::S3::Bucket'],
  *find(world) {
    for (const bucket of world.resources('AWS::S3::Bucket')) {
      if (areListsOff(bucket)) continue;
      for (const ability of CANNED[knownText(bucket.property('AccessControl')) ?? ''] ?? []) {
        const to: Hold = { kind: 'resource', account: bucket.account ?? '', ability, id: world.addressOf(bucket) };
        const because = [
          { policy: 'AccessControl', template: bucket.template, resource: bucket.logicalId, path: 'Properties.AccessControl' },
        ];
        const step = { kind: ability, action: ability === 'read' ? 's3:ListBucket' : 's3:PutObject', to: world.addressOf(bucket), because };
        yield { from: { kind: 'anyone' }, to, step } satisfies Passage;
      }
    }
  },
};

function areListsOff(bucket: Resource): boolean {
  const ownership = elements(bucket.property('OwnershipControls', 'Rules')).map((rule) => knownText(at(rule, 'ObjectOwnership')));
  const ignores = knownText(bucket.property('PublicAccessBlockConfiguration', 'IgnorePublicAcls'));
  return ownership.includes('BucketOwnerEnforced') || ignores?.toLowerCase() === 'true';
}
