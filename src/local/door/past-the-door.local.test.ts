import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startTestCloud, type TestCloud } from './testing/test-cloud.ts';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await startTestCloud();
});

afterAll(async () => cloud?.close());

/** What an emulator itself answers to such headers. */
function status(endpoint: string, path: string, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${endpoint}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}

// An emulator runs code and forgets everything when it is asked to, and it asks for no secret.
describe.each([
  ['moto', '/moto-api/'],
  ['ministack', '/_ministack/health'],
] as const)('%s, past the door', (name, path) => {
  const ask = (headers: Readonly<Record<string, string>>, method?: string) => status(cloud[name].endpoint, path, headers, method);

  test('answers to its own machine', async () => {
    expect(await ask({})).toBe(200);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['from another origin', { origin: 'https://evil.example' }],
    ['from another origin that names none', { 'sec-fetch-site': 'cross-site' }],
    ['that bound its own name to this machine', { host: 'evil.example' }],
    ['that bound its own name to this machine and vouches for itself', { host: 'evil.example', 'x-landfall-door': '1' }],
    ['that bound a name which begins as ours', { host: 'localhost.evil.example:80' }],
  ])('refuses a page %s', async (_page, headers) => {
    expect(await ask(headers)).toBe(403);
  });

  test('lets no page ask whether it may vouch for itself', async () => {
    const preflight = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-landfall-door',
    };
    expect(await ask(preflight, 'OPTIONS')).toBe(403);
  });
});
