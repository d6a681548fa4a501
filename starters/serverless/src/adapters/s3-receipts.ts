import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';

import type { Receipts } from '../ports.ts';
import { CLIENT } from './client-settings.ts';

/** One object an order, `receipts/<order id>.json`. It holds nothing that differs between two deliveries of the event. */
export function s3Receipts(bucket: string): Receipts {
  const client = new S3Client(CLIENT);
  return {
    async write(order, event) {
      const { id, item, quantity, placedAt } = order;
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: `receipts/${id}.json`,
            Body: JSON.stringify({ order: id, item, quantity, placedAt, event: event.id }),
            ContentType: 'application/json',
            IfNoneMatch: '*',
          }),
        );
      } catch (error) {
        // 412: the receipt is there already, of an earlier delivery.
        if (!(error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412)) throw error;
      }
    },
  };
}
