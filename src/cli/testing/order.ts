import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { LandfallError } from '../../report/index.ts';
import { type Answer, type Sending, send } from './http.ts';

export interface Order {
  readonly id: string;
  readonly item: string;
  readonly state: string;
}

/** How long the event may take to be consumed, in milliseconds. */
const CONSUMED_WITHIN = 30_000;

/** Places an order through the API's address, reads it back, and waits for what the event's consumer does to it. */
export async function placeOrder(api: string, accessToken: string): Promise<Order> {
  const call = (path: string, sending: Sending = {}) =>
    send(`${api}${path}`, { ...sending, headers: { ...sending.headers, authorization: `Bearer ${accessToken}` } });
  const placed = expectStatus(
    await call('/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ item: 'Lantern', quantity: 2 }),
    }),
    201,
  );
  for (const deadline = Date.now() + CONSUMED_WITHIN; Date.now() < deadline; await sleep(250)) {
    // Another `v` each time asks past the gateway's cache.
    const order = expectStatus(await call(`/orders/${placed.id}?v=${randomUUID()}`), 200);
    if (order.state === 'confirmed') return order;
  }
  throw new LandfallError(
    'EventNotConsumed',
    `order ${placed.id} was placed, and its event had no effect within ${CONSUMED_WITHIN / 1000} seconds`,
    {
      fault: 'cloud',
    },
  );
}

/** The gateway must refuse a request that brings no token. */
export async function refusedWithoutToken(api: string): Promise<number> {
  const { status } = await send(`${api}/orders`);
  if (status !== 401) throw new LandfallError('NotRefused', `the API answered ${status} to a request without a token`, { fault: 'cloud' });
  return status;
}

function expectStatus({ status, body }: Answer, expected: number): Order {
  if (status === expected) return JSON.parse(body) as Order;
  throw new LandfallError('UnexpectedAnswer', `the API answered ${status}: ${body.slice(0, 300)}`, { fault: 'cloud' });
}
