import { randomBytes } from 'node:crypto';

import { z } from 'zod';

/** What a customer sends. Unknown members are refused, so a misspelt one is never silently dropped. */
export const NewOrder = z.strictObject({
  item: z.string().trim().min(1, 'Name the item.').max(80, 'At most 80 characters.'),
  quantity: z.int('A whole number.').min(1, 'At least 1.').max(100, 'At most 100.'),
});
export type NewOrder = z.infer<typeof NewOrder>;

const ORDER_ID_PREFIX = 'ord_';

/** Time first, so that ids sort by age: `ord_`, 12 hex digits of milliseconds, 20 random ones. */
export const OrderId = z.string().regex(/^ord_[0-9a-f]{32}$/, 'Not an order id.');

export interface Order extends NewOrder {
  readonly id: string;
  /** The `sub` of the user who placed it. */
  readonly owner: string;
  readonly state: 'placed' | 'confirmed';
  /** ISO 8601. */
  readonly placedAt: string;
  readonly confirmedAt?: string;
}

/** A new order of `owner`, placed at `now`. */
export function newOrder(owner: string, wanted: NewOrder, now: Date): Order {
  const time = now.getTime().toString(16).padStart(12, '0');
  const id = `${ORDER_ID_PREFIX}${time}${randomBytes(10).toString('hex')}`;
  return { ...wanted, id, owner, state: 'placed', placedAt: now.toISOString() };
}

/** What the API tells of an order: the owner asks for his own only, so it isn't repeated. */
export function present({ id, item, quantity, state, placedAt, confirmedAt }: Order): Omit<Order, 'owner'> {
  return { id, item, quantity, state, placedAt, ...(confirmedAt !== undefined && { confirmedAt }) };
}
