import { FetchError } from 'aws-jwt-verify/error';
import { describe, expect, it } from 'vitest';

import { accessTokens } from './sign-in.ts';
import { forge, Pool, settingsFor, unsigned } from './testing/tokens.ts';

const pool = new Pool('pool_one');
const stranger = new Pool('pool_two');
const settings = settingsFor(pool);
const authorize = accessTokens(settings, pool.fetchKeys);

describe('a token is taken', () => {
  it('when it is a signed access token of this pool, client and scope', async () => {
    expect(await authorize(`Bearer ${pool.token('ada')}`)).toEqual({ allowed: true, owner: 'ada' });
  });

  it('and the keys are fetched once for many', async () => {
    const counted = new Pool('counted');
    const check = accessTokens(settingsFor(counted), counted.fetchKeys);
    for (const user of ['ada', 'ben', 'cem']) expect((await check(`Bearer ${counted.token(user)}`)).allowed).toBe(true);
    expect(counted.fetches).toBe(1);
  });
});

describe('a token is refused', () => {
  const past = Math.floor(Date.now() / 1000) - 10;
  const good = pool.token('ada');
  it.each([
    ['no header', undefined, 'invalid-token'],
    ['an empty one', '', 'invalid-token'],
    ['another scheme', `Basic ${good}`, 'invalid-token'],
    ['something that is no token', 'Bearer abc', 'invalid-token'],
    ['another payload under its signature', `Bearer ${forge(good, { sub: 'ben' })}`, 'invalid-token'],
    ['no signature', `Bearer ${unsigned(good)}`, 'invalid-token'],
    ['another pool', `Bearer ${stranger.token('ada')}`, 'invalid-token'],
    ["another pool's issuer under this pool's key", `Bearer ${pool.token('ada', { iss: stranger.issuer })}`, 'invalid-token'],
    ["another pool's key under this pool's issuer", `Bearer ${stranger.token('ada', { iss: pool.issuer })}`, 'invalid-token'],
    ['another client', `Bearer ${pool.token('ada', { client_id: 'other' })}`, 'invalid-token'],
    ['no client', `Bearer ${pool.token('ada', { client_id: undefined })}`, 'invalid-token'],
    ['an ID token', `Bearer ${pool.token('ada', { token_use: 'id', aud: pool.clientId })}`, 'invalid-token'],
    ['an expired one', `Bearer ${pool.token('ada', { exp: past })}`, 'invalid-token'],
    ['one of later', `Bearer ${pool.token('ada', { nbf: past + 3600 })}`, 'invalid-token'],
    ['one without a subject', `Bearer ${pool.token('')}`, 'invalid-token'],
    ['another scope', `Bearer ${pool.token('ada', { scope: 'openid api/other' })}`, 'insufficient-scope'],
    ['a longer scope of the same start', `Bearer ${pool.token('ada', { scope: 'api/orders2' })}`, 'insufficient-scope'],
    ['no scope', `Bearer ${pool.token('ada', { scope: undefined })}`, 'insufficient-scope'],
  ])('with %s', async (_, header, problem) => {
    expect(await authorize(header)).toMatchObject({ allowed: false, problem });
  });

  it('without blaming it when the keys cannot be fetched', async () => {
    const check = accessTokens(settings, async (url) => await Promise.reject(new FetchError(url, 'down')));
    expect(await check(`Bearer ${good}`)).toMatchObject({ allowed: false, problem: 'keys-unavailable' });
  });
});
