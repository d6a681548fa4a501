import { randomUUID } from 'node:crypto';

import type { Answer } from './answer.ts';
import { encodeTextMap } from './cbor.ts';
import type { Protocol } from './protocol.ts';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** A refusal as the service itself would word it on the wire, so that every SDK reads code and message. */
export function refuse(protocol: Protocol, { status, code, message }: Refusal): Answer {
  const id = randomUUID();
  const answer = (contentType: string, body: string | Buffer, headers: Record<string, string> = {}): Answer => ({
    status,
    headers: { 'content-type': contentType, 'x-amzn-requestid': id, ...headers },
    body: Buffer.from(body),
  });
  const inner = `<Code>${escape(code)}</Code><Message>${escape(message)}</Message>`;
  switch (protocol) {
    case 'json-1.0':
    case 'json-1.1':
      return answer(`application/x-amz-${protocol}`, JSON.stringify({ __type: code, message, Message: message }), {
        'x-amzn-errortype': code,
      });
    case 'rest-json':
      return answer('application/json', JSON.stringify({ message, Message: message }), { 'x-amzn-errortype': code });
    case 'cbor':
      return answer('application/cbor', encodeTextMap({ __type: code, message }), { 'smithy-protocol': 'rpc-v2-cbor' });
    case 's3':
      return answer('application/xml', `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner}<RequestId>${id}</RequestId></Error>`);
    case 'ec2':
      return answer(
        'text/xml',
        `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>${inner}</Error></Errors><RequestID>${id}</RequestID></Response>`,
      );
    case 'query':
    case 'rest-xml':
      return answer('text/xml', `<ErrorResponse><Error><Type>Sender</Type>${inner}</Error><RequestId>${id}</RequestId></ErrorResponse>`);
  }
}

/** 501 is the one server error that neither the SDK nor the AWS CLI tries again. */
export function notEmulated(protocol: Protocol, service: string, operation: string, detail = ''): Answer {
  return refuse(protocol, {
    status: 501,
    code: 'NotEmulated',
    message: `the local cloud does not emulate ${service}:${operation}${detail}`,
  });
}

const JSON_LIKE = new Set<Protocol>(['json-1.0', 'json-1.1', 'rest-json', 'cbor']);

/** AWS's words for a key that it doesn't know, by protocol. */
export function unknownKey(protocol: Protocol, why: string): Answer {
  const code = protocol === 's3' ? 'InvalidAccessKeyId' : JSON_LIKE.has(protocol) ? 'UnrecognizedClientException' : 'InvalidClientTokenId';
  return refuse(protocol, { status: 403, code, message: `The security token included in the request is invalid: ${why}` });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
