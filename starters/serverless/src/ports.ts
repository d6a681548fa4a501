import type { OrderPlaced } from './order-placed.ts';
import type { Order } from './order.ts';

/** An order and, until it was published, its event. */
export interface StoredOrder {
  readonly order: Order;
  readonly unpublished?: OrderPlaced;
}

/** The caller's key for one attempt to order, and a digest of what was ordered under it. */
export interface IdempotencyKey {
  readonly key: string;
  readonly fingerprint: string;
}

export type Placing =
  | { readonly outcome: 'placed' }
  /** The key was used before: this is what was stored then, and the fingerprint that came with it. */
  | { readonly outcome: 'repeated'; readonly stored: StoredOrder; readonly fingerprint: string }
  /** Another request with the same key is under way. */
  | { readonly outcome: 'busy' };

export interface Page {
  readonly stored: readonly StoredOrder[];
  /** The id to go on after; absent on the last page. */
  readonly next?: string;
}

export interface Orders {
  /** Stores order, event and key together or not at all. */
  place(stored: StoredOrder, key?: IdempotencyKey): Promise<Placing>;
  find(owner: string, id: string): Promise<StoredOrder | undefined>;
  /** Newest first. `after` is the id of the last order seen. */
  list(owner: string, limit: number, after?: string): Promise<Page>;
  /** Its event was published; nothing happens when that is known already. */
  markPublished(order: Order): Promise<void>;
  /** Moves a placed order to `confirmed`, once; false when it was confirmed before. */
  confirm(order: Order, event: OrderPlaced, at: Date): Promise<boolean>;
  /** Throws when the store can't be read. */
  ping(): Promise<void>;
}

export interface Events {
  publish(event: OrderPlaced): Promise<void>;
}

export interface Receipts {
  /** Writes the receipt of an order; does nothing when there is one. */
  write(order: Order, event: OrderPlaced): Promise<void>;
}

/** Structured: fields hold ids and outcomes, never what a person typed. */
export interface Log {
  info(message: string, fields: Readonly<Record<string, unknown>>): void;
  error(message: string, fields: Readonly<Record<string, unknown>>): void;
}
