import type { IncomingHttpHeaders } from 'node:http';

import type { Protocol } from './protocol.ts';

export interface Addressed {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** The query as sent, with its question mark; empty without one. */
  readonly search: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The operation's name as the SDK has it where the wire says it (`CreateAccount`), for S3 by method and depth, else
 * method and path (`GET /detector`). `form` is the body of a call of the query protocol.
 */
export function operationOf(service: string, protocol: Protocol, request: Addressed, form?: Buffer): string {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  if (protocol === 'cbor') return /\/operation\/(\w+)/.exec(request.path)?.[1] ?? unnamed(request);
  const action = request.query.get('Action') ?? (form === undefined ? undefined : /(?:^|&)Action=(\w+)/.exec(form.toString('latin1'))?.[1]);
  if (action) return action;
  if (service === 'account') return request.path.slice(1, 2).toUpperCase() + request.path.slice(2);
  return (protocol === 's3' ? ofS3(request) : undefined) ?? unnamed(request);
}

function unnamed(request: Addressed): string {
  return `${request.method} ${request.path}`;
}

/** Method and depth (service, bucket, object) → operation, for paths without a sub-resource. */
const S3_OPERATIONS: Readonly<Record<string, string>> = {
  'GET 0': 'ListBuckets',
  'PUT 1': 'CreateBucket',
  'DELETE 1': 'DeleteBucket',
  'HEAD 1': 'HeadBucket',
  'GET 1': 'ListObjectsV2',
  'PUT 2': 'PutObject',
  'GET 2': 'GetObject',
  'DELETE 2': 'DeleteObject',
  'HEAD 2': 'HeadObject',
};

const SUB_RESOURCES = new Set([
  'acl',
  'cors',
  'encryption',
  'lifecycle',
  'logging',
  'notification',
  'policy',
  'publicAccessBlock',
  'tagging',
  'uploads',
  'uploadId',
  'versioning',
  'versions',
  'delete',
]);

function ofS3({ method, path, query }: Addressed): string | undefined {
  const sub = [...query.keys()].find((name) => SUB_RESOURCES.has(name));
  if (sub !== undefined) return `${method} ?${sub}`;
  const depth = Math.min(2, path.split('/').filter((part) => part !== '').length);
  return S3_OPERATIONS[`${method} ${depth}`];
}
