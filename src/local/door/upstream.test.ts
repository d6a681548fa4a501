import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { jsonOf } from './answer.ts';
import { Upstream } from './upstream.ts';

const echo = createServer((request, response) => void response.end(JSON.stringify(request.headers)));
let upstream: Upstream;

beforeAll(async () => {
  await once(echo.listen(0, '127.0.0.1'), 'listening');
  upstream = new Upstream(`http://127.0.0.1:${(echo.address() as AddressInfo).port}`);
});
afterAll(() => {
  upstream.close();
  echo.close();
});

test.each([[undefined], ['222222222222']])('an emulator hears from the door alone that a request is of account %s', async (account) => {
  const headers = { 'x-landfall-account': '999999999999', 'x-kept': 'yes' };
  const seen = jsonOf(await upstream.ask({ method: 'GET', path: '/', headers, account })) as Record<string, string>;
  expect(seen['x-landfall-account']).toBe(account);
  expect(seen['x-kept']).toBe('yes');
  expect(seen['x-landfall-door']).toBe('1');
});
