import { fieldErrors, type FieldErrors, type NewOrder } from './draft.ts';
import type { Order, Page } from './order.ts';

/** How a call ended. Nothing is thrown: each way has a place on the page. */
export type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  /** The token was refused: sign in again. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly message: string; readonly errors: FieldErrors }
  | { readonly kind: 'unavailable'; readonly message: string };

export interface Api {
  /** `cursor` is the `next` of the page before. */
  list(cursor?: string): Promise<Outcome<Page>>;
  /** The same `key` never makes a second order, however often it is sent. */
  place(order: NewOrder, key: string): Promise<Outcome<Order>>;
}

type Headers = Readonly<Record<string, string>>;

export type Token = () => Promise<string | undefined>;

export interface Surroundings {
  readonly send?: typeof fetch;
  readonly now?: () => number;
}

const TIMEOUT_MS = 15_000;

/** The orders below `base`, asked for with the token that `token` gives at that moment. */
export function ordersApi(base: string, token: Token, { send = (...call) => fetch(...call), now = Date.now }: Surroundings = {}): Api {
  async function call<Value>(path: string, init: Omit<RequestInit, 'headers'> = {}, extra: Headers = {}): Promise<Outcome<Value>> {
    const current = await token();
    if (current === undefined) return { kind: 'signed-out' };
    const headers = { ...extra, authorization: `Bearer ${current}` };
    try {
      const response = await send(`${base}${path}`, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.ok) return { kind: 'done', value: (await response.json()) as Value };
      return await refusal(response);
    } catch {
      // No connection, a time-out, an answer that isn't JSON: the person can do the same about each.
      return { kind: 'unavailable', message: 'The service can’t be reached.' };
    }
  }

  return {
    async list(cursor) {
      // The gateway may answer from its cache, but an order's state changes by itself: with a new `v` each question is a new one.
      const query = new URLSearchParams({ ...(cursor !== undefined && { cursor }), v: now().toString(36) });
      return await call(`/orders?${query.toString()}`);
    },
    place: async (order, key) =>
      await call(
        '/orders',
        { method: 'POST', body: JSON.stringify(order) },
        { 'content-type': 'application/json', 'idempotency-key': key },
      ),
  };
}

async function refusal(response: Response): Promise<Outcome<never>> {
  if (response.status === 401) return { kind: 'signed-out' };
  const problem = await readProblem(response);
  const message = problem.title ?? 'The service answered with an error.';
  if (response.status === 429) return { kind: 'unavailable', message: 'The service is busy.' };
  if (response.status >= 500) return { kind: 'unavailable', message };
  return { kind: 'refused', message, errors: fieldErrors(problem.errors ?? []) };
}

/** The members of `application/problem+json` (RFC 9457) that the page shows. */
interface Problem {
  readonly title?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

async function readProblem(response: Response): Promise<Problem> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return {};
  return (await response.json()) as Problem;
}
