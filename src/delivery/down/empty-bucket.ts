import { DeleteObjectsCommand, ListObjectVersionsCommand, NoSuchBucket, type ObjectIdentifier, S3Client } from '@aws-sdk/client-s3';

import type { AccountAccess } from '../../cloud/index.ts';
import { LandfallError } from '../../report/index.ts';

/**
 * Deletes every object of a bucket with all versions and delete markers, a thousand a call; a bucket that is gone is empty.
 * Throws `LandfallError` when S3 refuses to delete one.
 */
export async function emptyBucket(access: AccountAccess, region: string, bucket: string): Promise<void> {
  const client = access.client(S3Client, region);
  for (;;) {
    // Always the first page: what it listed is gone after it.
    const objects = await firstVersions(client, bucket);
    if (objects.length === 0) return;
    const { Errors: [refused] = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: [...objects], Quiet: true } }),
    );
    if (refused !== undefined) {
      throw new LandfallError('BucketNotEmptied', `${bucket} can't be emptied: ${refused.Key}: ${refused.Code}: ${refused.Message}`, {
        fault: 'cloud',
        fix: 'mend what the reason names, then run the command again',
      });
    }
  }
}

async function firstVersions(client: S3Client, Bucket: string): Promise<readonly ObjectIdentifier[]> {
  try {
    const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
    return [...Versions, ...DeleteMarkers].flatMap(({ Key, VersionId }) =>
      Key === undefined ? [] : [{ Key, ...(VersionId === undefined ? {} : { VersionId }) }],
    );
  } catch (error) {
    if (error instanceof NoSuchBucket || (error instanceof Error && error.name === 'NoSuchBucket')) return [];
    throw error;
  }
}
