import { describe, expect, test } from 'vitest';

import { isEmulatorsOwn, isProductOrigin, readHost, strangeOrigin } from './hosts.ts';

const PORT = 4444;

describe('whose name a Host header is', () => {
  test.each([
    ['127.0.0.1:4444', { kind: 'aws' }],
    ['localhost:4444', { kind: 'aws' }],
    ['bucket.localhost:4444', { kind: 'aws' }],
    ['abcdef12.execute-api.localhost:4444', { kind: 'aws' }],
    ['App.Dev.Harbor.localhost:4444', { kind: 'product', face: 'app', environment: 'dev', project: 'harbor' }],
    ['api.uat-2.my-shop.localhost:4444', { kind: 'product', face: 'api', environment: 'uat-2', project: 'my-shop' }],
    ['auth.prod.harbor.localhost:4444', { kind: 'product', face: 'auth', environment: 'prod', project: 'harbor' }],
    ['www.dev.harbor.localhost:4444', { kind: 'aws' }],
  ])('%s', (host, expected) => expect(readHost(host, PORT)).toEqual(expected));

  test.each([
    undefined,
    '',
    '127.0.0.1',
    '127.0.0.1:4445',
    'rebound.example:4444',
    'localhost.rebound.example:4444',
    'notlocalhost:4444',
    '127.0.0.1:4444:4444',
    '10.0.0.1:4444',
    'app.dev.harbor.localhost@evil.example:4444',
  ])('%s is a stranger', (host) => expect(readHost(host, PORT)).toEqual({ kind: 'stranger' }));
});

describe('who may call from a browser', () => {
  const page = 'http://app.dev.harbor.localhost:4444';

  test('pages of a product may, and what is no browser', () => {
    for (const headers of [
      {},
      { origin: page },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site', referer: `${page}/orders` },
    ]) {
      expect(strangeOrigin(headers, PORT)).toBeUndefined();
    }
  });

  test('all others may not', () => {
    for (const headers of [
      { origin: 'null' },
      { origin: 'https://elsewhere.example' },
      { origin: 'http://localhost:4444' },
      { origin: 'http://app.dev.harbor.localhost:5555' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', referer: 'http://localhost:3000/' },
    ]) {
      expect(strangeOrigin(headers, PORT)).toContain('may not call');
    }
    expect(isProductOrigin('https://app.dev.harbor.localhost:4444', PORT)).toBe(false);
  });
});

test('the emulators’ own paths are known however they are written', () => {
  for (const path of [
    '/_ministack/reset',
    '/_ministack',
    '/%5Fministack/config',
    '//_MINISTACK/reset',
    '/moto-api/reset',
    '/_aws/ses',
    '/_localstack/x',
  ]) {
    expect(isEmulatorsOwn('POST', path), path).toBe(true);
  }
  for (const path of ['/_aws/execute-api/abc/live/x', '/_landfall/health', '/bucket/_ministack/x', '/moto-api-docs']) {
    expect(isEmulatorsOwn('POST', path), path).toBe(false);
  }
  expect(isEmulatorsOwn('PUT', '/_ministack/cfn-response/3f2a-77')).toBe(false);
  expect(isEmulatorsOwn('GET', '/_ministack/cfn-response/3f2a-77')).toBe(true);
  expect(isEmulatorsOwn('PUT', '/_ministack/cfn-response/../reset')).toBe(true);
});
