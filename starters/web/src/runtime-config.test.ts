import { expect, it } from 'vitest';

import { parseRuntimeConfig } from './runtime-config.ts';
import { signOutAddress } from './session.ts';

const signIn = {
  issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_pool',
  clientId: 'client',
  authorizationEndpoint: 'https://auth.dev.example.com/oauth2/authorize',
  tokenEndpoint: 'https://auth.dev.example.com/oauth2/token',
  endSessionEndpoint: 'https://auth.dev.example.com/logout',
  scope: 'openid email api/orders',
};
const config = { environment: 'dev', release: 'abc', api: 'http://api.dev.harbor.localhost:4566', signIn };

it('takes a whole configuration as it is', () => {
  expect(parseRuntimeConfig(config)).toEqual(config);
});

it.each([
  [{ ...config, api: undefined }, 'api'],
  [{ ...config, api: 'api.example.com' }, 'api'],
  [{ ...config, api: 'https://api.example.com/' }, 'api'],
  [{ ...config, environment: '' }, 'environment'],
  [{ ...config, signIn: { ...signIn, scope: undefined, tokenEndpoint: 'x' } }, 'signIn.scope, signIn.tokenEndpoint'],
])('names what is missing in %j', (value, missing) => {
  expect(() => parseRuntimeConfig(value)).toThrow(`runtime-config.json lacks ${missing}`);
});

it('names everything where there is nothing', () => {
  expect(() => parseRuntimeConfig('<!doctype html>')).toThrow(/environment.*signIn.clientId.*api.*signIn.endSessionEndpoint/);
});

it('signs out where Cognito expects it, and comes back to the start', () => {
  expect(signOutAddress({ signIn }, 'https://app.dev.example.com')).toBe(
    'https://auth.dev.example.com/logout?client_id=client&logout_uri=https%3A%2F%2Fapp.dev.example.com',
  );
});
