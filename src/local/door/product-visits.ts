import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

import type { Accounts } from './accounts.ts';
import type { Addresses } from './addresses.ts';
import { jsonAnswer, textAnswer, type Answer } from './answer.ts';
import { readSignature } from './credential.ts';
import { rootAuthorization, type Emulators } from './emulators.ts';
import { passOn, send, type Outcome } from './exchange.ts';
import { decode, type Face, type Host } from './hosts.ts';
import type { Keys } from './keys.ts';
import type { Addressed } from './operation.ts';
import { withAccount, withoutCredential } from './query.ts';
import { unreachable } from './translate.ts';
import { endToEnd, readAll, type Outgoing } from './upstream.ts';

type ProductHost = Extract<Host, { kind: 'product' }>;

const SERVICES: Readonly<Record<Face, string>> = { app: 'web', api: 'api', auth: 'sign-in' };

export interface ProductVisitsOptions {
  readonly emulators: Emulators;
  readonly accounts: Accounts;
  readonly addresses: Addresses;
  readonly keys: Keys;
}

/** What a product's users send: no signature says whose it is, the public name does. */
export class ProductVisits {
  readonly #options: ProductVisitsOptions;

  constructor(options: ProductVisitsOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse, addressed: Addressed, host: ProductHost): Promise<Outcome> {
    const { accounts, addresses } = this.#options;
    const { method, path } = addressed;
    const name = `${host.project}-${host.environment}`;
    const account = await accounts.idOf(name);
    const outcome = { service: SERVICES[host.face], operation: `${method} ${path}`, account };
    const refusal =
      account === undefined ? textAnswer(404, `The local cloud has no account ${name}.`) : await this.#keyRefusal(addressed, host);
    if (account === undefined || refusal !== undefined) {
      send(response, method, refusal ?? textAnswer(404, ''));
      return { ...outcome, by: 'door' };
    }
    // Held in memory, so that a request can be sent again to a new address.
    const body = await readAll(request);
    for (let again = false; ; again = true) {
      const route = await this.#route(host, account, name, addressed, body);
      if (route === undefined) {
        send(response, method, textAnswer(404, `The ${SERVICES[host.face]} of ${name} isn't deployed.`));
        return { ...outcome, by: 'door' };
      }
      const from = await this.#options.emulators.ministack.open(route.outgoing).catch((error: unknown) => error);
      if (from instanceof Error) {
        send(response, method, unreachable('rest-json', from));
        return { ...outcome, by: 'door' };
      }
      const reply = from as IncomingMessage;
      if (reply.statusCode === 404 && !again && host.face !== 'auth') {
        addresses.forget(account);
        const fresh = await this.#route(host, account, name, addressed, body);
        if (fresh?.outgoing.path !== route.outgoing.path || fresh.internal !== route.internal) {
          reply.resume();
          continue;
        }
      }
      await passOn(response, reply, outward(endToEnd(reply.headers), route.internal, addressed.headers.host ?? ''));
      return outcome;
    }
  }

  /** A signed request to an API of a product (IAM authorization) needs a key that the door knows. */
  async #keyRefusal({ headers, query }: Addressed, host: ProductHost): Promise<Answer | undefined> {
    const signature = readSignature(headers, query);
    if (host.face !== 'api' || signature.kind !== 'signed' || signature.credential.carried !== 'header') return undefined;
    const owner = await this.#options.keys.ownerOf(signature.credential.key);
    return 'refused' in owner ? jsonAnswer({ message: 'The security token included in the request is invalid.' }, 403) : undefined;
  }

  async #route(host: ProductHost, account: string, name: string, addressed: Addressed, body: Buffer): Promise<Route | undefined> {
    const { addresses, emulators } = this.#options;
    const { method, path } = addressed;
    const search = withoutCredential(addressed.search);
    const { authorization, ...given } = endToEnd(addressed.headers);
    const signed = String(authorization ?? '').startsWith('AWS');
    const headers: OutgoingHttpHeaders = { ...given, 'x-forwarded-proto': 'https', 'x-forwarded-host': addressed.headers.host };
    if (authorization !== undefined && (!signed || host.face === 'api')) headers['authorization'] = authorization;
    const whole = (target: string, internal = addressed.headers.host ?? ''): Route => ({
      outgoing: {
        method,
        path: target,
        headers: { ...headers, host: internal },
        ...(body.length === 0 && addressed.headers['content-length'] === undefined ? {} : { body }),
      },
      internal,
    });
    if (host.face === 'auth') return isSignInPath(path) ? whole(`${path}${search}`) : undefined;
    if (host.face === 'api') {
      const stage = await addresses.api(account, name);
      if (stage === undefined) return undefined;
      // The Authorization header is the caller's, so the account goes into the query, where the function sees it too.
      return whole(`/_aws/execute-api/${stage.api}/${stage.stage}${path}${withAccount(search, account, emulators.region)}`);
    }
    const label = await addresses.web(account);
    if (label === undefined) return undefined;
    // The distribution is looked up in an account; the header tells it without a trace in the query that functions and redirects see.
    if (headers['authorization'] === undefined) headers['authorization'] = rootAuthorization(account, emulators.region, 'cloudfront');
    else return whole(`${pagePath(path)}${withAccount(search, account, emulators.region)}`, `${label}.cloudfront.localhost`);
    return whole(`${pagePath(path)}${search}`, `${label}.cloudfront.localhost`);
  }
}

interface Route {
  readonly outgoing: Outgoing;
  /** The host that the emulator saw. */
  readonly internal: string;
}

/** Cognito's hosted pages and endpoints; ministack finds the pool by the client id that they name. */
function isSignInPath(path: string): boolean {
  return /^\/(?:oauth2\/\w+|login|logout|signup|forgotPassword)$/.test(path);
}

/** Paths that ministack would answer itself whatever the host; a second slash leaves them to the distribution. */
const CLAIMED = new Set(['/health', '/logout', '/oauth2/authorize', '/oauth2/userinfo', '/login', '/oauth2/login', '/oauth2/token']);

export function pagePath(path: string): string {
  return CLAIMED.has(decode(path).toLowerCase()) ? `/${path}` : path;
}

/** Redirects and cookies that name the inner host stay on the public one; there is no TLS on loopback. */
export function outward(headers: OutgoingHttpHeaders, internal: string, host: string): OutgoingHttpHeaders {
  const result = { ...headers };
  const { location, 'set-cookie': cookies } = headers;
  if (typeof location === 'string') {
    const rest = [`http://${internal}`, `https://${internal}`, `https://${host}`].find(
      (origin) => location === origin || location.startsWith(`${origin}/`),
    );
    if (rest !== undefined) result['location'] = `http://${host}${location.slice(rest.length)}`;
  }
  if (Array.isArray(cookies)) result['set-cookie'] = cookies.map((cookie) => cookie.replace(/;\s*domain=[^;]*/i, ''));
  return result;
}
