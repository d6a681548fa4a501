import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSHandler } from 'aws-lambda';

import { dynamoOrders } from './adapters/dynamo-orders.ts';
import { s3Receipts } from './adapters/s3-receipts.ts';
import { eachOf } from './batch.ts';
import { confirmOrder } from './confirm-order.ts';
import { consumerSettings } from './settings.ts';

const settings = consumerSettings(process.env);
const log = new Logger({ serviceName: `${settings.service}-confirm` });
const confirmation = { orders: dynamoOrders(settings.table), receipts: s3Receipts(settings.bucket), log, now: () => new Date() };

/** Consumes `order-placed` from its queue; only the messages that failed are delivered again. */
export const handler: SQSHandler = async (event) => await eachOf(event, log, async (body) => await confirmOrder(confirmation, body));
