import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { LandfallError } from '../../report/index.ts';
import { jsonAnswer, jsonOf, type Answer } from './answer.ts';
import type { Emulators } from './emulators.ts';
import { send, type Outcome } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { Addressed } from './operation.ts';
import type { RequestLog } from './request-log.ts';
import { readAll } from './upstream.ts';

export const CONTROL = '/_landfall/';

export interface ControlOptions {
  readonly token: string;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly emulators: Emulators;
}

/** The door's own paths: health and keys for everybody, requests and faults for who has the token. */
export class Control {
  readonly #options: ControlOptions;

  constructor(options: ControlOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse, addressed: Addressed): Promise<Outcome> {
    send(response, addressed.method, await this.#answer(request, addressed));
    return { service: 'landfall', operation: `${addressed.method} ${addressed.path}`, by: 'door' };
  }

  async #answer(request: IncomingMessage, { method, path, query, headers }: Addressed): Promise<Answer> {
    const { log, faults } = this.#options;
    const what = `${method} ${path.slice(CONTROL.length)}`;
    const pool = /^GET keys\/([\w-]+)\/\.well-known\/jwks\.json$/.exec(what)?.[1];
    if (what === 'GET health') return jsonAnswer({ status: 'ok' });
    if (pool !== undefined) return this.#keySet(pool);
    if (!this.#hasToken(headers['x-landfall-token'])) return jsonAnswer({ message: 'this needs the header x-landfall-token' }, 403);
    if (what === 'GET requests') return jsonAnswer(log.read(Number(query.get('since') ?? 0) || 0));
    if (what === 'GET faults') return jsonAnswer(faults.list());
    if (what === 'PUT faults') {
      try {
        faults.replace(JSON.parse((await readAll(request)).toString('utf8')));
      } catch (error) {
        const message = error instanceof LandfallError ? error.message : 'the body is no JSON';
        return jsonAnswer({ message }, 400);
      }
      return jsonAnswer(faults.list());
    }
    return jsonAnswer({ message: `there is no ${what}` }, 404);
  }

  /** The public keys of a user pool, whichever account it is in. */
  async #keySet(pool: string): Promise<Answer> {
    const answer = await this.#options.emulators.ministack.ask({ method: 'GET', path: `/${pool}/.well-known/jwks.json`, headers: {} });
    const keys = jsonOf(answer) as { keys?: unknown } | undefined;
    return answer.status === 200 && keys?.keys !== undefined
      ? jsonAnswer(keys)
      : jsonAnswer({ message: `there is no user pool ${pool}` }, 404);
  }

  #hasToken(given: string | string[] | undefined): boolean {
    const [a, b] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(this.#options.token)];
    return a.length === b.length && timingSafeEqual(a, b);
  }
}
