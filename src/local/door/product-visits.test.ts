import { expect, test } from 'vitest';

import { distributionOf } from './addresses.ts';
import { pagePath, signInPath } from './product-routes.ts';
import { outward } from './product-visits.ts';

const HOST = 'app.dev.harbor.localhost:4444';
const INSIDE = 'abc.cloudfront.localhost';

test.each([
  [`https://${INSIDE}/a?b=c`, `http://${HOST}/a?b=c`],
  [`http://${INSIDE}`, `http://${HOST}`],
  [`https://${HOST}/a`, `http://${HOST}/a`],
  ['/a', '/a'],
  ['https://elsewhere.example/a', 'https://elsewhere.example/a'],
  [`https://${INSIDE}.elsewhere.example/`, `https://${INSIDE}.elsewhere.example/`],
])('a redirect to %s leads to %s', (location, expected) => {
  expect(outward({ location }, INSIDE, HOST)).toEqual({ location: expected });
});

test('cookies belong to the public host, whatever else they say', () => {
  const cookies = ['a=b; Path=/; Domain=abc.cloudfront.localhost; HttpOnly', 'domain=not-an-attribute'];
  expect(outward({ 'set-cookie': cookies }, INSIDE, HOST)).toEqual({ 'set-cookie': ['a=b; Path=/; HttpOnly', 'domain=not-an-attribute'] });
});

test('paths that the emulator claims go to the page', () => {
  expect(pagePath('/logout')).toBe('//logout');
  expect(pagePath('/%6Cogout')).toBe('//%6Cogout');
  expect(pagePath('/logout/now')).toBe('/logout/now');
});

test('the distribution of the web address is taken, or the only one', () => {
  const of = (label: string, alias = ''): string =>
    `<DistributionSummary><Id>E1</Id><DomainName>${label}.cloudfront.net</DomainName>${alias && `<Aliases><Quantity>1</Quantity><Items><CNAME>${alias}</CNAME></Items></Aliases>`}</DistributionSummary>`;
  expect(distributionOf(of('one'))).toBe('one');
  expect(distributionOf(of('one', 'docs.dev.harbor.example') + of('two', 'app.dev.harbor.example'))).toBe('two');
  expect(distributionOf(of('one') + of('two'))).toBeUndefined();
  expect(distributionOf('')).toBeUndefined();
});

test('sign-in has the pages that the emulator has, and its first page under both names', () => {
  expect(signInPath({ method: 'GET', path: '/login' })).toBe('/oauth2/authorize');
  expect(signInPath({ method: 'POST', path: '/login' })).toBe('/login');
  expect(signInPath({ method: 'OPTIONS', path: '/oauth2/token' })).toBe('/oauth2/token');
  for (const path of ['/', '/bucket/key', '/oauth2/token', '/signup']) expect(signInPath({ method: 'GET', path })).toBeUndefined();
});
