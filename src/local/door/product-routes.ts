import type { OutgoingHttpHeaders } from 'node:http';

import type { Addresses } from './addresses.ts';
import { decode, type Host } from './hosts.ts';
import type { Addressed } from './operation.ts';
import { withoutCredential } from './query.ts';
import { endToEnd } from './upstream.ts';

export type ProductHost = Extract<Host, { kind: 'product' }>;

/** Where ministack has what a public name stands for. */
export interface Route {
  /** Path and query as it shall see them. */
  readonly target: string;
  readonly headers: OutgoingHttpHeaders;
  /** The host that it sees. */
  readonly internal: string;
  /** Undefined for the sign-in pages: ministack finds the pool of any account by the client id that they name. */
  readonly account?: string;
}

export interface Visited {
  readonly host: ProductHost;
  readonly account: string;
  /** `<project>-<environment>`: name of the account, and of an API without a domain. */
  readonly name: string;
  readonly addressed: Addressed;
}

/** The way to a product's page, API or sign-in; undefined where there is none (yet). */
export async function routeTo({ host, account, name, addressed }: Visited, addresses: Addresses): Promise<Route | undefined> {
  const { path, headers: given } = addressed;
  const search = withoutCredential(addressed.search);
  const publicHost = given.host ?? '';
  const { authorization, ...others } = endToEnd(given);
  // A signature means something to an API (IAM authorization) and to nobody else: the emulator would take its account for ours.
  const kept = typeof authorization === 'string' && (host.face === 'api' || !authorization.startsWith('AWS')) ? { authorization } : {};
  const headers: OutgoingHttpHeaders = {
    ...others,
    ...kept,
    host: publicHost,
    'x-forwarded-proto': 'https',
    'x-forwarded-host': publicHost,
  };

  if (host.face === 'auth') {
    const page = signInPath(addressed);
    return page === undefined ? undefined : { target: `${page}${search}`, headers, internal: publicHost };
  }
  if (host.face === 'api') {
    const stage = await addresses.api(account, name);
    if (stage === undefined) return undefined;
    return { target: `/_aws/execute-api/${stage.api}/${stage.stage}${path}${search}`, headers, internal: publicHost, account };
  }
  const label = await addresses.web(account);
  if (label === undefined) return undefined;
  const internal = `${label}.cloudfront.localhost`;
  return { target: `${pagePath(path)}${search}`, headers: { ...headers, host: internal }, internal, account };
}

/** Those of Cognito's hosted pages and endpoints that ministack has; it finds the pool by the client id that they name. */
const SIGN_IN_PATHS = new Set(['GET /logout', 'POST /login', 'POST /oauth2/login', 'GET /oauth2/authorize', 'POST /oauth2/token']);

export function signInPath({ method, path }: Pick<Addressed, 'method' | 'path'>): string | undefined {
  // On AWS the two show the same page; ministack has it under one name only.
  if (method === 'GET' && path === '/login') return '/oauth2/authorize';
  const known = SIGN_IN_PATHS.has(`${method} ${path}`) || path === '/oauth2/userInfo' || method === 'OPTIONS';
  return known ? path : undefined;
}

/** Paths that ministack would answer itself whatever the host; a second slash leaves them to the distribution. */
const CLAIMED = new Set(['/health', '/logout', '/oauth2/authorize', '/oauth2/userinfo', '/login', '/oauth2/login', '/oauth2/token']);

export function pagePath(path: string): string {
  return CLAIMED.has(decode(path).toLowerCase()) ? `/${path}` : path;
}
