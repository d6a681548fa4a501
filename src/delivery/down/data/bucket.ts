import { DeleteBucketCommand, HeadBucketCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';

import { emptyBucket } from '../empty-bucket.ts';
import { patiently } from '../patiently.ts';
import type { DataKind, DataPlace } from './data-kind.ts';

export const bucket: DataKind = {
  type: 'AWS::S3::Bucket',
  noun: 'bucket',

  async exists(place) {
    const { client, Bucket } = named(place);
    return (await unlessMissing(client.send(new HeadBucketCommand({ Bucket })))) !== undefined;
  },

  async remove(place) {
    const { client, Bucket } = named(place);
    // Logs of what happened before may still be delivered after it was emptied.
    await patiently(
      async () => {
        await emptyBucket(place.access, place.region, Bucket);
        await unlessMissing(client.send(new DeleteBucketCommand({ Bucket })));
      },
      (error) => error instanceof S3ServiceException && error.name === 'BucketNotEmpty',
    );
    return undefined;
  },
};

const named = ({ access, region, physicalId }: DataPlace) => ({ client: access.client(S3Client, region), Bucket: physicalId });

async function unlessMissing<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof S3ServiceException && (error.name === 'NoSuchBucket' || error.$metadata.httpStatusCode === 404)) return undefined;
    throw error;
  }
}
