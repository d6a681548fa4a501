import { describe, expect, it } from 'vitest';

import { ordersApi } from './api.ts';

interface Call {
  readonly address: string;
  readonly init: RequestInit;
}

/** An empty `token` is none. */
function api(answer: () => Response | Promise<Response>, token = 'a-token') {
  const calls: Call[] = [];
  const send = async (address: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    calls.push({ address: address as string, init });
    return await answer();
  };
  return {
    calls,
    ...ordersApi('https://api.example', async () => (token === '' ? undefined : token), { send, now: () => 35 + calls.length }),
  };
}

function problem(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
}

describe('a call', () => {
  it('carries the token, asks past the cache, and for what comes after the cursor', async () => {
    const page = { orders: [] };
    const { list, calls } = api(() => Response.json(page));
    expect(await list()).toEqual({ kind: 'done', value: page });
    await list('ord_1&x');
    expect(calls.map(({ address }) => address)).toEqual([
      'https://api.example/orders?v=z',
      'https://api.example/orders?cursor=ord_1%26x&v=10',
    ]);
    expect(calls[0]?.init.headers).toEqual({ authorization: 'Bearer a-token' });
  });

  it('places an order under the key of its attempt', async () => {
    const { place, calls } = api(() => Response.json({ id: 'ord_1' }, { status: 201 }));
    expect(await place({ item: 'Rope', quantity: 2 }, 'key-1')).toEqual({ kind: 'done', value: { id: 'ord_1' } });
    expect(calls[0]?.init).toMatchObject({ method: 'POST', body: '{"item":"Rope","quantity":2}', headers: { 'idempotency-key': 'key-1' } });
  });

  it('is not sent without a token', async () => {
    const { list, calls } = api(() => Response.json({}), '');
    expect([await list(), calls]).toEqual([{ kind: 'signed-out' }, []]);
  });
});

describe('a refusal', () => {
  it.each([
    ['the gateway’s 401', () => Response.json({ message: 'Unauthorized' }, { status: 401 }), { kind: 'signed-out' }],
    [
      'no connection',
      () => Promise.reject(new TypeError('Failed to fetch')),
      { kind: 'unavailable', message: 'The service can’t be reached.' },
    ],
    ['a page instead of JSON', () => new Response('<html>'), { kind: 'unavailable', message: 'The service can’t be reached.' }],
    [
      'too many requests',
      () => Response.json({ message: 'Too Many Requests' }, { status: 429 }),
      { kind: 'unavailable', message: 'The service is busy.' },
    ],
    ['a problem of theirs', () => problem(503, { title: 'Not ready' }), { kind: 'unavailable', message: 'Not ready' }],
    [
      'an error without words',
      () => new Response('', { status: 502 }),
      { kind: 'unavailable', message: 'The service answered with an error.' },
    ],
    ['a problem of ours', () => problem(409, { title: 'Busy' }), { kind: 'refused', message: 'Busy', errors: {} }],
    [
      'mistakes in fields',
      () => problem(422, { title: 'Mistakes', errors: [{ pointer: '/item', detail: 'No.' }] }),
      { kind: 'refused', message: 'Mistakes', errors: { item: 'No.' } },
    ],
  ])('by %s says what to do next', async (_, answer, outcome) => {
    expect(await api(answer).list()).toEqual(outcome);
  });
});
