import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';

import { eachOf } from './batch.ts';
import { confirmOrder } from './confirm-order.ts';
import { orderPlaced, type OrderPlaced } from './order-placed.ts';
import { newOrder, type Order } from './order.ts';
import { MemoryLog, MemoryOrders, MemoryReceipts } from './testing/memory.ts';

const now = (): Date => new Date('2026-01-05T08:00:05Z');
let orders: MemoryOrders;
let receipts: MemoryReceipts;
let order: Order;
let event: OrderPlaced;

beforeEach(async () => {
  orders = new MemoryOrders();
  receipts = new MemoryReceipts();
  order = newOrder('ada', { item: 'Rope', quantity: 2 }, new Date('2026-01-05T08:00:00Z'));
  event = orderPlaced(order);
  await orders.place({ order });
});

async function deliver(...bodies: string[]): Promise<readonly string[]> {
  const log = new MemoryLog();
  const Records = bodies.map(
    (body, index) => ({ messageId: `m${index}`, body, attributes: { ApproximateReceiveCount: '1' } }) as SQSRecord,
  );
  const confirm = async (body: string): Promise<void> => await confirmOrder({ orders, receipts, log, now }, body);
  const { batchItemFailures } = await eachOf({ Records } satisfies SQSEvent, log, confirm);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

describe('an order-placed event', () => {
  it('confirms the order and leaves a receipt', async () => {
    expect(await deliver(JSON.stringify(event))).toEqual([]);
    expect((await orders.find('ada', order.id))?.order).toMatchObject({ state: 'confirmed', confirmedAt: '2026-01-05T08:00:05.000Z' });
    expect([...receipts.written]).toEqual([[order.id, event.id]]);
  });

  it('delivered twice has one effect, one after the other or at once', async () => {
    const body = JSON.stringify(event);
    expect(await deliver(body, body)).toEqual([]);
    const after = await orders.find('ada', order.id);
    expect(await deliver(body)).toEqual([]);
    expect(await orders.find('ada', order.id)).toEqual(after);
    expect(receipts.writes).toBe(1);
  });

  it('stopped between receipt and state is finished by the next delivery', async () => {
    await receipts.write(order, event);
    expect(await deliver(JSON.stringify(event))).toEqual([]);
    expect((await orders.find('ada', order.id))?.order.state).toBe('confirmed');
    expect(receipts.writes).toBe(1);
  });

  it('leaves the order placed while no receipt can be written', async () => {
    receipts.down = true;
    expect(await deliver(JSON.stringify(event))).toEqual(['m0']);
    expect((await orders.find('ada', order.id))?.order.state).toBe('placed');
  });
});

it('a poison message fails alone', async () => {
  const poison = [
    'not JSON',
    JSON.stringify({ ...event, type: 'order-cancelled' }),
    JSON.stringify({ ...event, data: { order: order.id } }),
    JSON.stringify({ ...event, data: { ...event.data, owner: 'ben' } }),
  ];
  expect(await deliver(...poison, JSON.stringify(event))).toEqual(['m0', 'm1', 'm2', 'm3']);
  expect((await orders.find('ada', order.id))?.order.state).toBe('confirmed');
});
