import { createApp } from '../app.ts';
import { accessTokens } from '../sign-in.ts';
import { MemoryEvents, MemoryLog, MemoryOrders } from './memory.ts';
import { Pool, settingsFor } from './tokens.ts';

export const WEB_ORIGIN = 'https://app.test.example';

const pool = new Pool('pool_one');

/** The whole API on memory, with a real check of real tokens. `call` sends as Ada unless told otherwise. */
export function startApi() {
  const orders = new MemoryOrders();
  const events = new MemoryEvents();
  const log = new MemoryLog();
  let time = Date.parse('2026-01-05T08:00:00Z');
  const authorize = accessTokens(settingsFor(pool), pool.fetchKeys);
  const now = (): Date => new Date((time += 1_000));
  const app = createApp({ orders, events, log, authorize, now }, { service: 'orders', webOrigin: WEB_ORIGIN });
  const ada = pool.token('ada');

  async function call(path: string, init: RequestInit = {}, token: string | undefined = ada): Promise<Response> {
    const headers = new Headers(init.headers);
    if (token !== undefined && token !== '') headers.set('authorization', `Bearer ${token}`);
    return await app.request(path, { ...init, headers });
  }

  async function post(body: unknown, headers: Readonly<Record<string, string>> = {}, token?: string): Promise<Response> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return await call('/orders', { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } }, token);
  }

  return { app, orders, events, log, pool, call, post };
}
