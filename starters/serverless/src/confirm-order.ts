import { OrderPlaced } from './order-placed.ts';
import type { Log, Orders, Receipts } from './ports.ts';

export interface Confirmation {
  readonly orders: Orders;
  readonly receipts: Receipts;
  readonly log: Log;
  readonly now: () => Date;
}

/**
 * Handles one `order-placed` event: writes the receipt, then confirms the order. Delivered again, it changes nothing; stopped between
 * the two, the next delivery goes on. Throws for what isn't such an event or names no order: the queue retries, then sets it aside.
 */
export async function confirmOrder({ orders, receipts, log, now }: Confirmation, message: string): Promise<void> {
  const event = OrderPlaced.parse(parseJson(message));
  const fields = { eventId: event.id, orderId: event.data.order };
  const stored = await orders.find(event.data.owner, event.data.order);
  if (stored === undefined) throw new Error(`event ${event.id} names an order that isn't there: ${event.data.order}`);
  if (stored.order.state === 'confirmed') {
    log.info('order was confirmed before', fields);
    return;
  }
  await receipts.write(stored.order, event);
  const first = await orders.confirm(stored.order, event, now());
  log.info(first ? 'order confirmed' : 'order was confirmed before', fields);
}

function parseJson(message: string): unknown {
  try {
    return JSON.parse(message) as unknown;
  } catch {
    // The parser's own error quotes the message, which doesn't belong in a log.
    throw new Error('the message is not JSON');
  }
}
