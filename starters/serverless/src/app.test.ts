import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { describe, expect, it } from 'vitest';

import { startApi, WEB_ORIGIN } from './testing/api.ts';

const order = { item: 'Rope', quantity: 2 };

const REST_EVENT = {
  resource: '/orders',
  path: '/orders',
  httpMethod: 'GET',
  body: null,
  isBase64Encoded: false,
  queryStringParameters: null,
};

describe('without a good token', () => {
  it.each(['/orders', '/orders/health', '/orders/ord_x', '/orders/other'])('GET %s answers 401 and how to ask', async (path) => {
    const response = await startApi().call(path, {}, '');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({ type: 'urn:problem-type:invalid-token', title: 'Sign in first', status: 401 });
  });

  it('POST stores nothing', async () => {
    const api = startApi();
    expect((await api.post(order, {}, '')).status).toBe(401);
    expect(api.orders.all()).toEqual([]);
  });

  it('a wrong scope answers 403', async () => {
    const api = startApi();
    const response = await api.post(order, {}, api.pool.token('ada', { scope: 'openid' }));
    expect(response.status).toBe(403);
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope"');
  });

  it('an event sent past the gateway, with claims made up, is refused; with a token it is answered', async () => {
    const { app, pool } = startApi();
    const event = (headers: Readonly<Record<string, string>>): LambdaEvent => {
      const requestContext = { requestId: 'of-the-gateway', authorizer: { claims: { sub: 'ada', scope: 'api/orders' } } };
      return { ...REST_EVENT, headers, requestContext } as unknown as LambdaEvent;
    };
    const refused = await handle(app)(event({}));
    expect(refused).toMatchObject({ statusCode: 401, headers: { 'x-correlation-id': 'of-the-gateway' } });
    expect(await handle(app)(event({ Authorization: `Bearer ${pool.token('ada')}` }))).toMatchObject({
      statusCode: 200,
      body: '{"orders":[]}',
    });
  });

  it('a browser may still ask what is allowed, from the web app only', async () => {
    const preflight = { method: 'OPTIONS', headers: { origin: WEB_ORIGIN, 'access-control-request-method': 'POST' } };
    const response = await startApi().call('/orders', preflight, '');
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(WEB_ORIGIN);
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,content-type,idempotency-key');
    const stranger = { ...preflight, headers: { ...preflight.headers, origin: 'https://evil.example' } };
    expect((await startApi().call('/orders', stranger, '')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('placing an order', () => {
  it('answers with it, where it is, and publishes its event', async () => {
    const api = startApi();
    const response = await api.post(order);
    const placed = (await response.json()) as { id: string };
    expect(response.status).toBe(201);
    expect(placed).toEqual({
      ...order,
      id: expect.stringMatching(/^ord_[0-9a-f]{32}$/),
      state: 'placed',
      placedAt: '2026-01-05T08:00:01.000Z',
    });
    expect(await (await api.call(response.headers.get('location') ?? '')).json()).toEqual(placed);
    expect(api.events.published).toMatchObject([{ type: 'order-placed', data: { order: placed.id, owner: 'ada' } }]);
    expect(api.orders.all()[0]?.unpublished).toBeUndefined();
  });

  it.each([
    [{ item: ' ', quantity: 2 }, ['/item']],
    [{ item: 'x'.repeat(81), quantity: 0 }, ['/item', '/quantity']],
    [{ item: 'Rope', quantity: 1.5 }, ['/quantity']],
    [{ item: 'Rope', quantity: '2' }, ['/quantity']],
    [{ item: 'Rope', quantity: 2, owner: 'ben', 'a/b': 1 }, ['/owner', '/a~1b']],
    [[], ['']],
    [null, ['']],
  ])('refuses %j, each mistake by its pointer', async (body, pointers) => {
    const api = startApi();
    const response = await api.post(body);
    const answer = (await response.json()) as { type: string; errors: { pointer: string }[] };
    expect([response.status, answer.type]).toEqual([422, 'urn:problem-type:invalid-order']);
    expect(answer.errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(api.orders.all()).toEqual([]);
  });

  it('refuses what is not JSON, and what is too long', async () => {
    const api = startApi();
    expect((await api.post('{"item":')).status).toBe(400);
    expect((await api.post('item=Rope', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await api.post({ ...order, item: 'x'.repeat(20_000) })).status).toBe(413);
  });
});

describe('an idempotency key', () => {
  const key = { 'idempotency-key': 'attempt-0001' };

  it('gives the same order, however often it is sent, and one event', async () => {
    const api = startApi();
    const first = await (await api.post(order, key)).json();
    expect(await (await api.post(order, key)).json()).toEqual(first);
    expect(await (await api.post({ quantity: 2, item: ' Rope ' }, key)).json()).toEqual(first);
    expect(api.orders.all()).toHaveLength(1);
    expect(api.events.published).toHaveLength(1);
  });

  it('refuses another order under it', async () => {
    const api = startApi();
    await api.post(order, key);
    const response = await api.post({ ...order, quantity: 3 }, key);
    expect([response.status, await response.json()]).toMatchObject([422, { type: 'urn:problem-type:idempotency-key-reused' }]);
  });

  it('of another user is another key', async () => {
    const api = startApi();
    await api.post(order, key);
    expect((await api.post({ ...order, quantity: 3 }, key, api.pool.token('ben'))).status).toBe(201);
    expect(api.orders.all()).toHaveLength(2);
  });

  it.each(['short', 'with a space', 'x'.repeat(129)])('is refused when malformed: %s', async (malformed) => {
    expect((await startApi().post(order, { 'idempotency-key': malformed })).status).toBe(400);
  });
});

describe('an event that cannot be published', () => {
  it('leaves the order placed, and goes out with the next try of the same key', async () => {
    const api = startApi();
    api.events.down = true;
    const key = { 'idempotency-key': 'attempt-0001' };
    expect((await api.post(order, key)).status).toBe(201);
    const waiting = api.orders.all()[0]?.unpublished;
    expect(api.events.published).toEqual([]);
    expect(api.log.lines).toContainEqual(expect.objectContaining({ level: 'error', message: 'event not published yet' }));

    api.events.down = false;
    await api.post(order, key);
    expect(api.events.published).toEqual([waiting]);
  });

  it.each(['the list', 'the order'])('goes out when its owner reads %s, once', async (what) => {
    const api = startApi();
    api.events.down = true;
    const location = (await api.post(order)).headers.get('location') ?? '';
    api.events.down = false;
    const path = what === 'the list' ? '/orders' : location;
    for (const _ of [1, 2]) expect((await api.call(path)).status).toBe(200);
    expect(api.events.published).toHaveLength(1);
  });
});

describe('reading', () => {
  it('lists newest first, page by page, each order once', async () => {
    const api = startApi();
    for (let quantity = 1; quantity <= 5; quantity += 1) await api.post({ ...order, quantity });
    const pages: number[][] = [];
    let path: string | undefined = '/orders?limit=2';
    while (path !== undefined) {
      const page = (await (await api.call(path)).json()) as { orders: { quantity: number }[]; next?: string };
      pages.push(page.orders.map(({ quantity }) => quantity));
      path = page.next && `/orders?limit=2&cursor=${page.next}`;
    }
    expect(pages).toEqual([[5, 4], [3, 2], [1]]);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'cursor=key_1'])('refuses ?%s', async (query) => {
    expect((await startApi().call(`/orders?${query}`)).status).toBe(400);
  });

  it("shows nobody another's orders, nor that there are any", async () => {
    const api = startApi();
    const location = (await api.post(order)).headers.get('location') ?? '';
    const ben = api.pool.token('ben');
    expect(await (await api.call('/orders', {}, ben)).json()).toEqual({ orders: [] });
    const others = await api.call(location, {}, ben);
    const none = await api.call(
      location.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      {},
      ben,
    );
    expect([others.status, await others.text()]).toEqual([none.status, await none.text()]);
    expect(others.status).toBe(404);
  });

  it('is never cached by a browser', async () => {
    expect((await startApi().call('/orders')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('health', () => {
  it('is whether the table answers', async () => {
    const api = startApi();
    expect(await (await api.call('/orders/health')).json()).toEqual({ status: 'ready' });
    api.orders.down = true;
    const response = await api.call('/orders/health');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });
});

describe('a failure', () => {
  it('tells the caller nothing of our insides, and the log everything under the same id', async () => {
    const api = startApi();
    api.orders.down = true;
    const response = await api.call('/orders', { headers: { origin: WEB_ORIGIN } });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('table');
    expect(response.headers.get('access-control-allow-origin')).toBe(WEB_ORIGIN);
    const correlationId = response.headers.get('x-correlation-id');
    const line = api.log.lines.find(({ level }) => level === 'error');
    expect(line?.fields).toMatchObject({ correlationId, error: new Error('the table is down') });
  });

  it('and no success puts what a person typed, or who he is, into the log', async () => {
    const api = startApi();
    await api.post({ item: 'A secret thing', quantity: 1 });
    await api.post({ item: 'A secret thing', quantity: 0 });
    expect(api.log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(api.log.lines)).not.toMatch(/secret|ada/);
  });
});
