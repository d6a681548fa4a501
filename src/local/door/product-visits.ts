import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

import type { Accounts } from './accounts.ts';
import type { Addresses } from './addresses.ts';
import { jsonAnswer, textAnswer, type Answer } from './answer.ts';
import { inputOf } from './call.ts';
import { readSignature } from './credential.ts';
import type { Emulators } from './emulators.ts';
import { passOn, send, type Outcome } from './exchange.ts';
import type { Face } from './hosts.ts';
import type { Keys } from './keys.ts';
import type { Addressed } from './operation.ts';
import { routeTo, type ProductHost, type Route, type Visited } from './product-routes.ts';
import type { SignInClients } from './sign-in-clients.ts';
import { isConnectionError, unreachable } from './translate.ts';
import { endToEnd, readAll } from './upstream.ts';

const SERVICES: Readonly<Record<Face, string>> = { app: 'web', api: 'api', auth: 'sign-in' };

export interface ProductVisitsOptions {
  readonly emulators: Emulators;
  readonly accounts: Accounts;
  readonly addresses: Addresses;
  readonly keys: Keys;
  readonly clients: SignInClients;
}

/** What a product's users send: no signature says whose it is, the public name does. */
export class ProductVisits {
  readonly #options: ProductVisitsOptions;

  constructor(options: ProductVisitsOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse, addressed: Addressed, host: ProductHost): Promise<Outcome> {
    const { emulators } = this.#options;
    const { method, path, headers } = addressed;
    const service = SERVICES[host.face];
    const name = `${host.project}-${host.environment}`;
    const account = await this.#options.accounts.idOf(name);
    const outcome: Outcome = { service, operation: `${method} ${path}`, account };
    // Held in memory, so that a request can be sent again to a new address.
    const body = await readAll(request);
    const refusal =
      account === undefined
        ? textAnswer(404, `The local cloud has no account ${name}.`)
        : await this.#refusal(addressed, host, account, body);
    if (account === undefined || refusal !== undefined) {
      if (refusal !== undefined) send(response, method, refusal);
      return { ...outcome, by: 'door' };
    }
    const bytes = body.length === 0 && headers['content-length'] === undefined ? {} : { body };
    const go = ({ target, headers: sent, account: owner }: Route): Promise<IncomingMessage> =>
      emulators.ministack.open({ method, path: target, headers: sent, account: owner, ...bytes });
    try {
      const visited = { host, account, name, addressed };
      const first = await this.#route(visited);
      const reply = first && (await go(first));
      // Not there any more: a stack was made anew since it was looked up.
      const fresh = first !== undefined && reply?.statusCode !== 404 ? first : await this.#freshRoute(visited);
      if (fresh === undefined) {
        reply?.resume();
        send(response, method, textAnswer(404, missing(host.face, name, path)));
        return { ...outcome, by: 'door' };
      }
      const moved = fresh.target !== first?.target || fresh.internal !== first.internal;
      if (moved) reply?.resume();
      const last = moved || reply === undefined ? await go(fresh) : reply;
      await passOn(response, last, outward(endToEnd(last.headers), fresh.internal, headers.host ?? ''));
      return outcome;
    } catch (error) {
      if (response.headersSent || !isConnectionError(error)) throw error;
      send(response, method, unreachable('rest-json', error));
      return { ...outcome, by: 'door' };
    }
  }

  #route(visited: Visited): Promise<Route | undefined> {
    return routeTo(visited, this.#options.addresses);
  }

  #freshRoute(visited: Visited): Promise<Route | undefined> {
    this.#options.addresses.forget(visited.account);
    return this.#route(visited);
  }

  async #refusal(addressed: Addressed, { face }: ProductHost, account: string, body: Buffer): Promise<Answer | undefined> {
    if (face === 'api') return this.#keyRefusal(addressed);
    return face === 'auth' ? this.#clientRefusal(addressed, account, body) : undefined;
  }

  /** A signed request to an API (IAM authorization) needs a key that the door knows. */
  async #keyRefusal({ headers }: Addressed): Promise<Answer | undefined> {
    if (headers.authorization?.startsWith('AWS') !== true) return undefined;
    const signature = readSignature(headers, new URLSearchParams());
    const owner = signature.kind === 'signed' ? await this.#options.keys.ownerOf(signature.credential.key) : undefined;
    if (owner !== undefined && 'account' in owner) return undefined;
    return jsonAnswer({ message: 'The security token included in the request is invalid.' }, 403);
  }

  /** The emulator would serve any account's client under any name; on AWS a sign-in domain knows its own pool only. */
  async #clientRefusal(addressed: Addressed, account: string, body: Buffer): Promise<Answer | undefined> {
    const client = addressed.query.get('client_id') ?? inputOf(addressed, body)['client_id'];
    if (typeof client !== 'string' || (await this.#options.clients.accountOf({ ClientId: client })) === account) return undefined;
    return jsonAnswer({ error: 'invalid_client', error_description: `Client ${client} does not exist here.` }, 400);
  }
}

function missing(face: Face, name: string, path: string): string {
  if (face === 'auth') return `The sign-in of ${name} has no page ${path} on the local cloud.`;
  return `The ${face === 'app' ? 'web app' : 'API'} of ${name} isn't deployed.`;
}

/** Redirects and cookies that name the inner host stay on the public one; there is no TLS on loopback. */
export function outward(headers: OutgoingHttpHeaders, internal: string, host: string): OutgoingHttpHeaders {
  const result = { ...headers };
  const { location, 'set-cookie': cookies } = headers;
  if (typeof location === 'string') {
    const inner = [`http://${internal}`, `https://${internal}`, `https://${host}`];
    const origin = inner.find((each) => location === each || location.startsWith(`${each}/`));
    if (origin !== undefined) result['location'] = `http://${host}${location.slice(origin.length)}`;
  }
  if (Array.isArray(cookies)) result['set-cookie'] = cookies.map((cookie) => cookie.replace(/;\s*domain=[^;]*/i, ''));
  return result;
}
