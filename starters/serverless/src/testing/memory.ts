import type { OrderPlaced } from '../order-placed.ts';
import type { Order } from '../order.ts';
import type { Events, IdempotencyKey, Log, Orders, Page, Placing, Receipts, StoredOrder } from '../ports.ts';

/** Orders in a map, with the same promises as the table. */
export class MemoryOrders implements Orders {
  readonly #orders = new Map<string, StoredOrder>();
  readonly #keys = new Map<string, { readonly id: string; readonly fingerprint: string }>();
  down = false;

  async place(stored: StoredOrder, key?: IdempotencyKey): Promise<Placing> {
    this.#check();
    const { owner, id } = stored.order;
    const used = key && this.#keys.get(`${owner} ${key.key}`);
    if (used) return { outcome: 'repeated', stored: this.#orders.get(`${owner} ${used.id}`)!, fingerprint: used.fingerprint };
    this.#orders.set(`${owner} ${id}`, stored);
    if (key) this.#keys.set(`${owner} ${key.key}`, { id, fingerprint: key.fingerprint });
    return { outcome: 'placed' };
  }

  async find(owner: string, id: string): Promise<StoredOrder | undefined> {
    this.#check();
    return this.#orders.get(`${owner} ${id}`);
  }

  async list(owner: string, limit: number, after?: string): Promise<Page> {
    this.#check();
    const mine = [...this.#orders.values()].filter(({ order }) => order.owner === owner && (after === undefined || order.id < after));
    mine.sort((a, b) => (a.order.id < b.order.id ? 1 : -1));
    const stored = mine.slice(0, limit);
    const last = stored.at(-1);
    return { stored, ...(mine.length > limit && last && { next: last.order.id }) };
  }

  async markPublished({ owner, id }: Order): Promise<void> {
    this.#replace(owner, id, ({ order }) => ({ order }));
  }

  async confirm({ owner, id }: Order, _event: OrderPlaced, at: Date): Promise<boolean> {
    if (this.#orders.get(`${owner} ${id}`)?.order.state !== 'placed') return false;
    this.#replace(owner, id, (stored) => ({ ...stored, order: { ...stored.order, state: 'confirmed', confirmedAt: at.toISOString() } }));
    return true;
  }

  async ping(): Promise<void> {
    this.#check();
  }

  all(): readonly StoredOrder[] {
    return [...this.#orders.values()];
  }

  #replace(owner: string, id: string, change: (stored: StoredOrder) => StoredOrder): void {
    const stored = this.#orders.get(`${owner} ${id}`);
    if (stored) this.#orders.set(`${owner} ${id}`, change(stored));
  }

  #check(): void {
    if (this.down) throw new Error('the table is down');
  }
}

export class MemoryEvents implements Events {
  readonly published: OrderPlaced[] = [];
  down = false;

  async publish(event: OrderPlaced): Promise<void> {
    if (this.down) throw new Error('the topic is down');
    this.published.push(event);
  }
}

export class MemoryReceipts implements Receipts {
  readonly written = new Map<string, string>();
  /** Writes that really happened. */
  writes = 0;
  down = false;

  async write(order: Order, event: OrderPlaced): Promise<void> {
    if (this.down) throw new Error('the bucket is down');
    if (this.written.has(order.id)) return;
    this.written.set(order.id, event.id);
    this.writes += 1;
  }
}

export class MemoryLog implements Log {
  readonly lines: { readonly level: 'info' | 'error'; readonly message: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];

  info(message: string, fields: Readonly<Record<string, unknown>>): void {
    this.lines.push({ level: 'info', message, fields });
  }

  error(message: string, fields: Readonly<Record<string, unknown>>): void {
    this.lines.push({ level: 'error', message, fields });
  }
}
