import { expect, it } from 'vitest';

import { apiSettings, consumerSettings } from './settings.ts';

const complete = {
  LANDFALL_SERVICE: 'orders',
  TABLE_ORDERS: 'a-table',
  BUCKET_RECEIPTS: 'a-bucket',
  TOPIC_ORDER_PLACED: 'arn:aws:sns:eu-central-1:111111111111:topic',
  SIGN_IN_ISSUER: 'https://issuer.example/pool',
  SIGN_IN_CLIENT_ID: 'client',
  SIGN_IN_KEYS: 'http://127.0.0.1:4566/pool/.well-known/jwks.json',
  WEB_ORIGIN: 'http://app.dev.harbor.localhost:4566',
};

it('reads the contract, and derives the scope from the service', () => {
  expect(apiSettings(complete)).toMatchObject({ service: 'orders', signIn: { scope: 'api/orders', keys: complete.SIGN_IN_KEYS } });
  expect(consumerSettings(complete)).toEqual({ service: 'orders', table: 'a-table', bucket: 'a-bucket' });
});

it('names every variable that is missing', () => {
  expect(() => apiSettings({ LANDFALL_SERVICE: 'orders' })).toThrow(/TABLE_ORDERS[^]*SIGN_IN_ISSUER[^]*WEB_ORIGIN/);
});
