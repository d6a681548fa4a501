import { describe, expect, it } from 'vitest';

import type { Order } from './order.ts';
import { NOTHING_YET, ordersReducer, pollDelay, waitingFor, type OrdersEvent, type OrdersState } from './orders.ts';

const order = (id: number, state: Order['state'] = 'confirmed'): Order => {
  return { id: `ord_${id}`, item: `Item ${id}`, quantity: 1, state, placedAt: '2026-01-05T08:00:00Z' };
};

function after(...events: readonly OrdersEvent[]): OrdersState {
  return events.reduce(ordersReducer, NOTHING_YET);
}

const ids = ({ orders }: OrdersState): readonly string[] => orders.map(({ id }) => id);

describe('orders', () => {
  it('are loaded page by page, newest first, each once', () => {
    const state = after(
      { type: 'loaded', page: { orders: [order(4), order(3)], next: 'ord_3' } },
      { type: 'more', page: { orders: [order(3), order(2)] } },
    );
    expect(ids(state)).toEqual(['ord_4', 'ord_3', 'ord_2']);
    expect(state.next).toBeUndefined();
  });

  it('show a placed one at once, and its confirmation when a refresh tells of it', () => {
    const placed = after({ type: 'loaded', page: { orders: [order(1)], next: 'ord_1' } }, { type: 'placed', order: order(2, 'placed') });
    expect([ids(placed), placed.announcement, waitingFor(placed.orders)]).toEqual([
      ['ord_2', 'ord_1'],
      'Order placed: 1 × Item 2.',
      'ord_2',
    ]);
    const confirmed = ordersReducer(placed, { type: 'refreshed', page: { orders: [order(2)] } });
    expect([ids(confirmed), confirmed.announcement, waitingFor(confirmed.orders)]).toEqual([['ord_2', 'ord_1'], 'Confirmed: Item 2.', '']);
    expect(confirmed.next).toBe('ord_1');
  });

  it('stay while a reload fails or the session ends', () => {
    const loaded = after({ type: 'loaded', page: { orders: [order(1)] } });
    const failed = [{ type: 'loading' } as const, { type: 'failed', message: 'no' } as const].reduce(ordersReducer, loaded);
    expect(failed).toMatchObject({ phase: 'ready', message: 'no', orders: [order(1)] });
    expect(ordersReducer(failed, { type: 'signed-out' })).toMatchObject({ phase: 'signed-out', message: undefined, orders: [order(1)] });
  });

  it('that never came are a failure, and a new try starts over', () => {
    const failed = after({ type: 'failed', message: 'no' });
    expect(failed).toMatchObject({ phase: 'failed', message: 'no' });
    expect(ordersReducer(failed, { type: 'loading' })).toEqual({ ...NOTHING_YET, message: undefined, next: undefined });
  });

  it('of which one waits too long say so, until the next order or reload', () => {
    const stalled = after({ type: 'placed', order: order(1, 'placed') }, { type: 'stalled' });
    expect(stalled.stalled).toBe(true);
    expect(ordersReducer(stalled, { type: 'loading' }).stalled).toBe(false);
    expect(ordersReducer(stalled, { type: 'placed', order: order(2, 'placed') }).stalled).toBe(false);
  });
});

it('asks soon at first, ever less often, and gives up after a minute', () => {
  const delays: number[] = [];
  for (let attempt = 0; pollDelay(attempt) !== undefined; attempt += 1) delays.push(pollDelay(attempt)!);
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  expect(delays[0]).toBe(1);
  expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(60);
});
