import type { IncomingHttpHeaders } from 'node:http';

/** What a signature says about its maker; nothing of it is proven by the door. */
export interface Credential {
  /** Access key id. */
  readonly key: string;
  /** Empty for a signature that names no single region (SigV4a). */
  readonly region: string;
  /** Signing name of the service, such as `sso` for Identity Center. */
  readonly service: string;
  readonly carried: 'header' | 'query';
}

export type Signature =
  | { readonly kind: 'signed'; readonly credential: Credential }
  | { readonly kind: 'unsigned' }
  /** Something that an emulator could read otherwise than we do: never let through. */
  | { readonly kind: 'malformed'; readonly why: string };

const HEADER = /^AWS4-(HMAC-SHA256|ECDSA-P256-SHA256)\s/;
const CREDENTIAL = /\bCredential=([^,\s]+)/;

/** The names of query parameters in which an emulator looks for a caller. */
const CREDENTIAL_PARAMETERS = new Set(['x-amz-credential', 'awsaccesskeyid']);

export function isCredentialParameter(name: string): boolean {
  return CREDENTIAL_PARAMETERS.has(name.toLowerCase());
}

/** Reads SigV4 (header or presigned query). Older schemes and contradicting parts are malformed. */
export function readSignature(headers: IncomingHttpHeaders, query: URLSearchParams): Signature {
  const header = headers.authorization ?? '';
  const inQuery = [...query].filter(([name]) => isCredentialParameter(name));
  if (header.startsWith('AWS ') || inQuery.some(([name]) => name.toLowerCase() === 'awsaccesskeyid')) {
    return malformed('the request is signed by version 2; use version 4');
  }
  if (HEADER.test(header)) {
    if (inQuery.length > 0) return malformed('the request is signed both in its header and in its query');
    const found = CREDENTIAL.exec(header);
    // The emulator takes the first `Credential=` wherever it stands: there must be one only.
    if (found === null || header.split('Credential=').length !== 2 || !/\bSignature=\w+/.test(header)) {
      return malformed('the Authorization header needs one Credential and one Signature');
    }
    return fromScope(found[1] ?? '', 'header');
  }
  if (inQuery.length === 0) return { kind: 'unsigned' };
  const [first] = inQuery;
  if (inQuery.length > 1 || first?.[0] !== 'X-Amz-Credential') return malformed('the query needs one X-Amz-Credential');
  if (!query.get('X-Amz-Signature')) return malformed('the query has an X-Amz-Credential but no X-Amz-Signature');
  return fromScope(first[1], 'query');
}

function fromScope(scope: string, carried: Credential['carried']): Signature {
  const parts = scope.split('/');
  const end = parts.pop();
  const [key, day, ...rest] = parts;
  const service = rest.pop();
  if (end !== 'aws4_request' || !key || !/^\d{8}$/.test(day ?? '') || !service || rest.length > 1) {
    return malformed(
      `the credential scope ${JSON.stringify(scope.slice(scope.indexOf('/')))} isn't <key>/<day>/<region>/<service>/aws4_request`,
    );
  }
  return { kind: 'signed', credential: { key, region: rest[0] ?? '', service, carried } };
}

function malformed(why: string): Signature {
  return { kind: 'malformed', why };
}
