import type { IncomingHttpHeaders } from 'node:http';

/** How a service's errors look on the wire. `s3` and `ec2` are dialects of the XML protocols with a root element of their own. */
export type Protocol = 'json-1.0' | 'json-1.1' | 'rest-json' | 'query' | 'ec2' | 'rest-xml' | 's3' | 'cbor';

const REST_XML = new Set(['route53', 'cloudfront']);

export function protocolOf(service: string, headers: IncomingHttpHeaders, query: URLSearchParams): Protocol {
  if (headers['smithy-protocol'] === 'rpc-v2-cbor') return 'cbor';
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/x-amz-json-1.0')) return 'json-1.0';
  if (type.startsWith('application/x-amz-json-1.1') || headers['x-amz-target'] !== undefined) return 'json-1.1';
  if (service === 'ec2') return 'ec2';
  if (service === 's3' || service === 's3express') return 's3';
  if (REST_XML.has(service)) return 'rest-xml';
  if (isForm(headers) || query.has('Action')) return 'query';
  return 'rest-json';
}

export function isForm(headers: IncomingHttpHeaders): boolean {
  return (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

/** The content type of a JSON protocol's answers; undefined for the others. */
export function contentTypeOf(protocol: Protocol): string | undefined {
  if (protocol === 'json-1.0' || protocol === 'json-1.1') return `application/x-amz-${protocol}`;
  return protocol === 'rest-json' ? 'application/json' : undefined;
}
