import { Logger } from '@aws-lambda-powertools/logger';
import { handle } from 'hono/aws-lambda';

import { dynamoOrders } from './adapters/dynamo-orders.ts';
import { snsEvents } from './adapters/sns-events.ts';
import { createApp } from './app.ts';
import { apiSettings } from './settings.ts';
import { accessTokens } from './sign-in.ts';

const settings = apiSettings(process.env);

const app = createApp(
  {
    orders: dynamoOrders(settings.table),
    events: snsEvents(settings.topic),
    authorize: accessTokens(settings.signIn),
    log: new Logger({ serviceName: `${settings.service}-api` }),
    now: () => new Date(),
  },
  settings,
);

/** Answers the proxy events of the environment's REST API. */
export const handler = handle(app);
