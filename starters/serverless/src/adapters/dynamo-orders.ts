import { createHash } from 'node:crypto';

import { ConditionalCheckFailedException, DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

import type { OrderPlaced } from '../order-placed.ts';
import type { Order } from '../order.ts';
import type { Orders, StoredOrder } from '../ports.ts';
import { CLIENT } from './client-settings.ts';

/**
 * The table's key is `owner` (partition) and `id` (sort), so a user's orders lie together in the order of their age, and no read can
 * reach another's. Two kinds of item lie there: orders, `ord_…`, and beside them the idempotency keys they were placed under, `key_…`.
 * Reads are consistent: who has placed an order sees it in the next list.
 */
export function dynamoOrders(TableName: string): Orders {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(CLIENT));

  async function find(owner: string, id: string): Promise<StoredOrder | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName, Key: { owner, id }, ConsistentRead: true }));
    return Item && fromItem(Item as OrderItem);
  }

  async function findKey(owner: string, id: string): Promise<KeyItem | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName, Key: { owner, id }, ConsistentRead: true }));
    return Item as KeyItem | undefined;
  }

  return {
    find,

    async place({ order, unpublished }, key) {
      const keyId = key && `key_${createHash('sha256').update(key.key).digest('hex')}`;
      const items: (OrderItem | KeyItem)[] = [{ ...order, ...(unpublished && { unpublished }) }];
      if (key && keyId !== undefined) items.push({ owner: order.owner, id: keyId, order: order.id, fingerprint: key.fingerprint });
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: items.map((Item) => ({ Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(id)' } })),
          }),
        );
        return { outcome: 'placed' };
      } catch (error) {
        if (keyId === undefined || !lostToAnother(error)) throw error;
        const used = await findKey(order.owner, keyId);
        const stored = used && (await find(order.owner, used.order));
        return used && stored ? { outcome: 'repeated', stored, fingerprint: used.fingerprint } : { outcome: 'busy' };
      }
    },

    async list(owner, limit, after) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#owner = :owner AND begins_with(#id, :order)',
          ExpressionAttributeNames: { '#owner': 'owner', '#id': 'id' },
          ExpressionAttributeValues: { ':owner': owner, ':order': 'ord_' },
          ScanIndexForward: false,
          ConsistentRead: true,
          // One more than wanted tells whether there is a next page. Items are far below the 1 MB of one answer.
          Limit: limit + 1,
          ...(after !== undefined && { ExclusiveStartKey: { owner, id: after } }),
        }),
      );
      const stored = (Items as OrderItem[]).slice(0, limit).map(fromItem);
      const last = stored.at(-1);
      return { stored, ...(Items.length > limit && last && { next: last.order.id }) };
    },

    async markPublished({ owner, id }) {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { owner, id },
          UpdateExpression: 'REMOVE unpublished',
          // Without it, an update of an item that isn't there would make one.
          ConditionExpression: 'attribute_exists(id)',
        }),
      );
    },

    async confirm({ owner, id }, event, at) {
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: { owner, id },
            UpdateExpression: 'SET #state = :confirmed, confirmedAt = :at, confirmedBy = :event',
            ConditionExpression: '#state = :placed',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: {
              ':placed': 'placed',
              ':confirmed': 'confirmed',
              ':at': at.toISOString(),
              ':event': event.id,
            },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    async ping() {
      await find('health', 'health');
    },
  };
}

interface OrderItem extends Order {
  readonly unpublished?: OrderPlaced;
  readonly confirmedBy?: string;
}

interface KeyItem {
  readonly owner: string;
  readonly id: string;
  /** Id of the order that was placed under this key. */
  readonly order: string;
  readonly fingerprint: string;
}

function fromItem({ unpublished, confirmedBy: _, ...order }: OrderItem): StoredOrder {
  return { order, ...(unpublished && { unpublished }) };
}

/** The same key was used before (its condition failed), or is being used right now (the transactions collided). */
function lostToAnother(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = error.CancellationReasons?.map(({ Code }) => Code) ?? [];
  return codes.includes('ConditionalCheckFailed') || codes.includes('TransactionConflict');
}
