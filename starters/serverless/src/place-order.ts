import { createHash } from 'node:crypto';

import { orderPlaced } from './order-placed.ts';
import { newOrder, type NewOrder, type Order } from './order.ts';
import type { Events, Log, Orders, StoredOrder } from './ports.ts';

export interface Placement {
  readonly orders: Orders;
  readonly events: Events;
  readonly log: Log;
  readonly now: () => Date;
}

export type PlaceResult =
  | { readonly outcome: 'placed' | 'repeated'; readonly order: Order }
  /** The key stands for another order. */
  | { readonly outcome: 'mismatch' }
  | { readonly outcome: 'busy' };

/**
 * Places an order. The same key gives the same order, however often it is sent.
 *
 * The event is stored with the order before it is published, so a failure in between loses nothing: the order stands, and its event is
 * sent when the request is repeated or the order is next read (`publishPending`). It may be sent twice, always with the same id.
 */
export async function placeOrder(placement: Placement, owner: string, wanted: NewOrder, key?: string): Promise<PlaceResult> {
  const order = newOrder(owner, wanted, placement.now());
  const stored: StoredOrder = { order, unpublished: orderPlaced(order) };
  const fingerprint = fingerprintOf(wanted);
  const placing = await placement.orders.place(stored, key === undefined ? undefined : { key, fingerprint });
  switch (placing.outcome) {
    case 'busy':
      return { outcome: 'busy' };
    case 'repeated':
      if (placing.fingerprint !== fingerprint) return { outcome: 'mismatch' };
      await publishPending(placement, [placing.stored]);
      return { outcome: 'repeated', order: placing.stored.order };
    case 'placed':
      await publishPending(placement, [stored]);
      return { outcome: 'placed', order };
  }
}

/** Publishes the events that weren't yet. A failure is logged, not thrown: the order is safe, and the next read tries again. */
export async function publishPending({ orders, events, log }: Placement, all: readonly StoredOrder[]): Promise<void> {
  await Promise.all(
    all.map(async ({ order, unpublished }) => {
      if (unpublished === undefined) return;
      const fields = { orderId: order.id, eventId: unpublished.id };
      try {
        await events.publish(unpublished);
        await orders.markPublished(order);
        log.info('event published', fields);
      } catch (error) {
        log.error('event not published yet', { ...fields, error });
      }
    }),
  );
}

/** Equal for bodies that mean the same: members in a fixed order, after validation. */
function fingerprintOf({ item, quantity }: NewOrder): string {
  return createHash('sha256')
    .update(JSON.stringify([item, quantity]))
    .digest('base64url');
}
