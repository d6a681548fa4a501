import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { z } from 'zod';

import { NewOrder, OrderId, present } from './order.ts';
import { placeOrder, publishPending } from './place-order.ts';
import type { Events, Log, Orders } from './ports.ts';
import { fieldProblems, problem } from './problem.ts';
import type { Authorize } from './sign-in.ts';

export interface Ports {
  readonly orders: Orders;
  readonly events: Events;
  readonly authorize: Authorize;
  readonly log: Log;
  readonly now: () => Date;
}

export interface AppSettings {
  /** First part of every route: the gateway sends `/<service>` and all below it here. */
  readonly service: string;
  readonly webOrigin: string;
}

interface Env {
  /** What the gateway adds; absent where the app runs without one. */
  readonly Bindings: { readonly requestContext?: { readonly requestId?: string } };
  readonly Variables: { owner: string; log: Log };
}

const LARGEST_BODY = 16 * 1024;
const Key = z.string().regex(/^[\x21-\x7e]{8,128}$/);
/** The gateway's cache tells answers apart by these names (and by `v`, which means nothing here). */
const ListQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20), cursor: OrderId.optional() });

/** The API as an app of its own, without Lambda, AWS or a network: those come through the ports. */
export function createApp(ports: Ports, { service, webOrigin }: AppSettings): Hono<Env> {
  const app = new Hono<Env>().basePath(`/${service}`);

  app.use(
    cors({
      origin: webOrigin,
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
      exposeHeaders: ['location', 'retry-after', 'x-correlation-id'],
      maxAge: 600,
    }),
  );

  app.use(async (c, next) => {
    // The gateway's own request id, so that its access log and ours can be read together.
    const correlationId = c.env?.requestContext?.requestId ?? crypto.randomUUID();
    c.set('log', correlated(ports.log, correlationId));
    await next();
    c.header('x-correlation-id', correlationId);
    // For browsers: answers belong to one user and change by themselves. The gateway's cache doesn't look at it.
    c.header('cache-control', 'no-store');
  });

  app.use(async (c, next) => {
    const authorization = await ports.authorize(c.req.header('authorization'));
    if (authorization.allowed) {
      c.set('owner', authorization.owner);
      return await next();
    }
    const { problem: name, reason } = authorization;
    c.get('log').info('request refused', { problem: name, reason });
    if (name === 'keys-unavailable') return problem(c, name, { headers: { 'retry-after': '5' } });
    return problem(c, name, { headers: { 'www-authenticate': `Bearer error="${name.replace('-', '_')}"` } });
  });

  // Before `/:id`, which would match it too.
  app.get('/health', async (c) => {
    try {
      await ports.orders.ping();
      return c.json({ status: 'ready' });
    } catch (error) {
      c.get('log').error('not ready', { error });
      return problem(c, 'not-ready', { headers: { 'retry-after': '5' } });
    }
  });

  app.get('/', async (c) => {
    const query = ListQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 'invalid-query', { detail: z.prettifyError(query.error) });
    const { stored, next } = await ports.orders.list(c.get('owner'), query.data.limit, query.data.cursor);
    await publishPending({ ...ports, log: c.get('log') }, stored);
    return c.json({ orders: stored.map(({ order }) => present(order)), ...(next !== undefined && { next }) });
  });

  app.get('/:id', async (c) => {
    const id = OrderId.safeParse(c.req.param('id'));
    // Another's order and none at all look the same: the owner is part of the key that is read.
    const stored = id.success ? await ports.orders.find(c.get('owner'), id.data) : undefined;
    if (stored === undefined) return problem(c, 'not-found', { detail: 'You have no order of this id.' });
    await publishPending({ ...ports, log: c.get('log') }, [stored]);
    return c.json(present(stored.order));
  });

  app.post('/', bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => problem(c, 'body-too-large') }), async (c) => {
    const key = Key.optional().safeParse(c.req.header('idempotency-key'));
    if (!key.success) return problem(c, 'invalid-idempotency-key', { detail: 'Use 8 to 128 printable ASCII characters without spaces.' });
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problem(c, 'unsupported-media-type');
    const body = parseJson(await c.req.text());
    if (body === undefined) return problem(c, 'invalid-body');
    const wanted = NewOrder.safeParse(body);
    if (!wanted.success) return problem(c, 'invalid-order', { errors: fieldProblems(wanted.error) });

    const result = await placeOrder({ ...ports, log: c.get('log') }, c.get('owner'), wanted.data, key.data);
    if (result.outcome === 'mismatch') return problem(c, 'idempotency-key-reused');
    if (result.outcome === 'busy') return problem(c, 'idempotency-key-busy', { headers: { 'retry-after': '1' } });
    c.get('log').info('order placed', { orderId: result.order.id, repeated: result.outcome === 'repeated' });
    return c.json(present(result.order), 201, { location: `/${service}/${result.order.id}` });
  });

  app.notFound((c) => problem(c, 'not-found'));
  app.onError((error, c) => {
    (c.get('log') ?? ports.log).error('request failed', { error });
    return problem(c, 'internal-error');
  });
  return app;
}

/** The value, or undefined when the text isn't JSON (which has no `undefined`). */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function correlated(log: Log, correlationId: string): Log {
  return {
    info: (message, fields) => log.info(message, { ...fields, correlationId }),
    error: (message, fields) => log.error(message, { ...fields, correlationId }),
  };
}
