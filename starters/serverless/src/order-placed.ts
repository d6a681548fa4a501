import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { OrderId, type Order } from './order.ts';

/** The event that a placed order gives: published by the API, consumed by `confirm.ts`. */
export const OrderPlaced = z.object({
  id: z.uuid(),
  type: z.literal('order-placed'),
  time: z.iso.datetime(),
  data: z.object({ order: OrderId, owner: z.string().min(1) }),
});
export type OrderPlaced = Readonly<z.infer<typeof OrderPlaced>>;

/** One event for one order: made with the order and stored beside it, so that sending it twice sends the same `id`. */
export function orderPlaced(order: Order): OrderPlaced {
  return { id: randomUUID(), type: 'order-placed', time: order.placedAt, data: { order: order.id, owner: order.owner } };
}
