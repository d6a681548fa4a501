import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

import type { SignInSettings } from '../sign-in.ts';

export interface Claims {
  readonly [claim: string]: unknown;
}

/** A user pool as far as its tokens go: keys of its own, and tokens in the shape of Cognito's. */
export class Pool {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: string;
  readonly #kid: string;
  readonly #privateKey: KeyObject;
  readonly #keySet: string;
  /** How often the key set was asked for. */
  fetches = 0;

  constructor(name: string) {
    this.issuer = `https://cognito-idp.eu-central-1.amazonaws.com/${name}`;
    this.keys = `https://keys.example/${name}/.well-known/jwks.json`;
    this.clientId = `client-of-${name}`;
    this.#kid = `key-of-${name}`;
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.#privateKey = privateKey;
    this.#keySet = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: this.#kid, alg: 'RS256', use: 'sig' }] });
  }

  readonly fetchKeys = async (url: string): Promise<ArrayBuffer> => {
    if (url !== this.keys) throw new Error(`unexpected address ${url}`);
    this.fetches += 1;
    return new TextEncoder().encode(this.#keySet).buffer;
  };

  /** An access token that the API takes, but for the claims given. */
  token(sub: string, claims: Claims = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      sub,
      iss: this.issuer,
      client_id: this.clientId,
      token_use: 'access',
      scope: 'openid api/orders',
      iat: now,
      exp: now + 3600,
      ...claims,
    };
    const signed = `${encode({ alg: 'RS256', kid: this.#kid })}.${encode(payload)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.#privateKey, 'base64url')}`;
  }
}

/** An API that takes the tokens of `pool`. */
export function settingsFor({ issuer, clientId, keys }: Pool): SignInSettings {
  return { issuer, clientId, keys, scope: 'api/orders' };
}

/** The same token with other claims and the old signature. */
export function forge(token: string, claims: Claims): string {
  const [header, payload = '', signature] = token.split('.');
  const old = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  return [header, encode({ ...old, ...claims }), signature].join('.');
}

/** A token that says it needs no signature. */
export function unsigned(token: string): string {
  const payload = token.split('.')[1] ?? '';
  return `${encode({ alg: 'none' })}.${payload}.`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
