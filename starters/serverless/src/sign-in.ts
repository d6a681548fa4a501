import { JwtVerifier } from 'aws-jwt-verify';
import { validateCognitoJwtFields } from 'aws-jwt-verify/cognito-verifier';
import { FetchError, JwksValidationError, JwtInvalidScopeError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';

export interface SignInSettings {
  /** As in the tokens' `iss`. */
  readonly issuer: string;
  readonly clientId: string;
  /** URL of the key set (JWKS) that signs the tokens. */
  readonly keys: string;
  /** The scope that an access token must carry. */
  readonly scope: string;
}

export type Authorization =
  | { readonly allowed: true; readonly owner: string }
  | { readonly allowed: false; readonly problem: 'invalid-token' | 'insufficient-scope' | 'keys-unavailable'; readonly reason: string };

/** Judges an `Authorization` header; never throws. */
export type Authorize = (header: string | undefined) => Promise<Authorization>;

export type FetchKeys = (url: string) => Promise<ArrayBuffer>;

/**
 * Verifies access tokens of the environment's user pool: signature, issuer, expiry, use, client and scope. The gateway does so before,
 * but for everybody who may invoke this function there is no gateway. Keys are fetched once a container, and again for an unknown key id.
 */
export function accessTokens(settings: SignInSettings, fetchKeys: FetchKeys = fetchPlainly): Authorize {
  const verifier = JwtVerifier.create(
    {
      issuer: settings.issuer,
      // Access tokens of Cognito have no audience but a client id, which is checked with the use below.
      audience: null,
      jwksUri: settings.keys,
      scope: settings.scope,
      customJwtCheck: ({ payload }) => validateCognitoJwtFields(payload, { tokenUse: 'access', clientId: settings.clientId }),
    },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchKeys } }) },
  );
  return async (header) => {
    const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) return { allowed: false, problem: 'invalid-token', reason: 'no bearer token' };
    try {
      const { sub } = await verifier.verify(token);
      if (typeof sub !== 'string' || sub === '') return { allowed: false, problem: 'invalid-token', reason: 'no subject' };
      return { allowed: true, owner: sub };
    } catch (error) {
      return { allowed: false, problem: problemOf(error), reason: error instanceof Error ? error.name : 'unknown' };
    }
  };
}

function problemOf(error: unknown): 'invalid-token' | 'insufficient-scope' | 'keys-unavailable' {
  if (error instanceof FetchError || error instanceof JwksValidationError) return 'keys-unavailable';
  return error instanceof JwtInvalidScopeError ? 'insufficient-scope' : 'invalid-token';
}

/** The library's own fetcher speaks HTTPS only; on the local cloud the keys lie on loopback. */
async function fetchPlainly(url: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    throw new FetchError(url, error);
  }
}
