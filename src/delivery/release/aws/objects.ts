import {
  CopyObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  type PutObjectCommandInput,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';

import { type AccountAccess, inWords } from '../../../cloud/index.ts';
import type { ObjectStore, WriteCondition } from '../ports.ts';

export function s3Objects(access: AccountAccess, region: string): ObjectStore {
  const s3 = access.client(S3Client, region);
  return {
    list: (bucket, prefix) =>
      inWords(`list ${bucket}/${prefix}`, async () => {
        const found = new Map<string, number>();
        for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
          for (const { Key = '', Size = 0 } of page.Contents ?? []) found.set(Key, Size);
        }
        return found;
      }),
    read: (bucket, key) =>
      inWords(`read ${bucket}/${key}`, async () => {
        try {
          const { Body, ETag = '' } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
          return { content: (await Body?.transformToByteArray()) ?? new Uint8Array(), etag: ETag };
        } catch (error) {
          if (error instanceof NoSuchKey) return undefined;
          throw error;
        }
      }),
    write: (bucket, key, content, { headers, sha256 } = {}) =>
      inWords(`write ${bucket}/${key}`, async () => {
        const input: PutObjectCommandInput = {
          Bucket: bucket,
          Key: key,
          Body: content,
          ...(headers === undefined ? {} : { ContentType: headers.contentType, CacheControl: headers.cacheControl }),
          ...(sha256 === undefined ? {} : { ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64') }),
        };
        await s3.send(new PutObjectCommand(input));
      }),
    writeIf: (bucket, key, content, condition) =>
      inWords(`write ${bucket}/${key}`, async () => {
        try {
          const { ETag = '' } = await s3.send(
            new PutObjectCommand({ Bucket: bucket, Key: key, Body: content, ...preconditionOf(condition) }),
          );
          return ETag;
        } catch (error) {
          if (isUnmet(error)) return undefined;
          throw error;
        }
      }),
    copy: (from, to, headers) =>
      inWords(`copy ${from.key} to ${to.bucket}/${to.key}`, async () => {
        await s3.send(
          new CopyObjectCommand({
            CopySource: `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}`,
            Bucket: to.bucket,
            Key: to.key,
            MetadataDirective: 'REPLACE',
            ContentType: headers.contentType,
            CacheControl: headers.cacheControl,
          }),
        );
      }),
  };
}

const preconditionOf = (condition: WriteCondition) => ('absent' in condition ? { IfNoneMatch: '*' } : { IfMatch: condition.etag });

/** 412: the condition doesn't hold; 409: another write came in between; 404: there is nothing that could match. */
function isUnmet(error: unknown): boolean {
  return error instanceof S3ServiceException && ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'].includes(error.name);
}
