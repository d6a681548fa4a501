import { randomUUID } from 'node:crypto';

import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';

import { type AccountAccess, inWords } from '../../../cloud/index.ts';
import { EDGE_REGION } from '../../../project/index.ts';
import type { Edge } from '../ports.ts';

export function cloudFrontEdge(access: AccountAccess): Edge {
  const cloudfront = access.client(CloudFrontClient, EDGE_REGION);
  return {
    invalidate: (distribution) =>
      inWords(`invalidate distribution ${distribution}`, async () => {
        // A wildcard counts as one path. A reference that was used before would get the old invalidation back, and clear nothing.
        const batch = { CallerReference: randomUUID(), Paths: { Quantity: 1, Items: ['/*'] } };
        await cloudfront.send(new CreateInvalidationCommand({ DistributionId: distribution, InvalidationBatch: batch }));
      }),
  };
}
