import type { Order, Page } from './order.ts';

/** All that the page knows of the orders. */
export interface OrdersState {
  readonly phase: 'loading' | 'ready' | 'failed' | 'signed-out';
  /** Newest first. */
  readonly orders: readonly Order[];
  readonly next?: string | undefined;
  /** Why there is nothing new, in words. */
  readonly message?: string | undefined;
  /** Confirmation takes longer than we go on asking. */
  readonly stalled: boolean;
  /** What a screen reader says next. */
  readonly announcement: string;
}

export type OrdersEvent =
  | { readonly type: 'loading' }
  | { readonly type: 'loaded' | 'more' | 'refreshed'; readonly page: Page }
  | { readonly type: 'placed'; readonly order: Order }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'signed-out' }
  | { readonly type: 'stalled' };

export const NOTHING_YET: OrdersState = { phase: 'loading', orders: [], stalled: false, announcement: '' };

/** The next state. A refresh keeps what is known of older orders, and says which ones were confirmed. */
export function ordersReducer(state: OrdersState, event: OrdersEvent): OrdersState {
  switch (event.type) {
    case 'loading':
      return { ...state, phase: state.orders.length > 0 ? 'ready' : 'loading', message: undefined, stalled: false };
    case 'loaded': {
      const announcement = event.page.orders.length === 0 ? 'You have no orders yet.' : '';
      return { phase: 'ready', orders: event.page.orders, next: event.page.next, stalled: false, announcement };
    }
    case 'more':
      return { ...state, phase: 'ready', orders: merge(state.orders, event.page.orders), next: event.page.next, message: undefined };
    case 'refreshed': {
      const orders = merge(state.orders, event.page.orders);
      return {
        ...state,
        phase: 'ready',
        orders,
        message: undefined,
        announcement: confirmations(state.orders, orders) ?? state.announcement,
      };
    }
    case 'placed': {
      const announcement = `Order placed: ${event.order.quantity} × ${event.order.item}.`;
      return { ...state, phase: 'ready', orders: merge(state.orders, [event.order]), stalled: false, message: undefined, announcement };
    }
    case 'failed':
      return { ...state, phase: state.orders.length > 0 ? 'ready' : 'failed', message: event.message };
    case 'signed-out':
      return { ...state, phase: 'signed-out', message: undefined };
    case 'stalled':
      return { ...state, stalled: true };
  }
}

/** Orders that aren't confirmed yet, as one text: it changes when one more is placed or confirmed. */
export function waitingFor(orders: readonly Order[]): string {
  return orders
    .filter(({ state }) => state === 'placed')
    .map(({ id }) => id)
    .join(' ');
}

/** Seconds until the state is asked for again, the `attempt`th time; undefined when it is time to give up (after about a minute). */
export function pollDelay(attempt: number): number | undefined {
  return [1, 1, 1, 2, 2, 3, 5, 5, 10, 15, 15][attempt];
}

function merge(known: readonly Order[], fresh: readonly Order[]): readonly Order[] {
  const byId = new Map([...known, ...fresh].map((order) => [order.id, order]));
  // Ids begin with the time of the order.
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

function confirmations(before: readonly Order[], after: readonly Order[]): string | undefined {
  const waiting = new Set(waitingFor(before).split(' '));
  const confirmed = after.filter(({ id, state }) => state === 'confirmed' && waiting.has(id));
  return confirmed.length === 0 ? undefined : `Confirmed: ${confirmed.map(({ item }) => item).join(', ')}.`;
}
