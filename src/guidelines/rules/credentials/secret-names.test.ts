import { describe, expect, it } from 'vitest';

import { isValue, secrecyOf } from './secret-names.ts';

describe('secrecyOf', () => {
  it.each([
    'DB_PASSWORD',
    'dbPassword',
    'MYSQLPASSWORD',
    'ADMIN_PWD',
    'SMTP_PASS',
    'API_KEY',
    'apiKey',
    'stripe-api-key',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_ACCESS_KEY_ID',
    'PRIVATE_KEY',
    'CLIENT_SECRET_PROD',
    'API_KEY_2',
    '--password',
    'JWT_SECRET',
  ])('takes %s for a secret', (name) => expect(secrecyOf(name)).toBe('certain'));

  it.each(['SECRET', 'DB_SECRET', 'TOKEN', 'GITHUB_TOKEN', 'DB_CREDENTIALS'])('takes %s for a secret, or for the name of one', (name) =>
    expect(secrecyOf(name)).toBe('likely'),
  );

  it.each([
    'DB_PASSWORD_ARN',
    'SECRET_NAME',
    'API_KEY_PARAMETER',
    'PASSWORD_MIN_LENGTH',
    'TOKEN_URL',
    'PUBLIC_KEY',
    'KMS_KEY',
    'MAX_TOKENS',
    'COMPASS',
    'TABLE_KEY',
    'RESET_PASSWORD',
    'NEXT_TOKEN',
    'PARTITION_KEY',
  ])('takes %s for none', (name) => expect(secrecyOf(name)).toBeUndefined());
});

describe('isValue', () => {
  it.each(['correct-horse', 'password', '123456', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'postgres://a:b@host/db'])(
    'takes %s for a secret',
    (text) => expect(isValue(text, 'certain')).toBe(true),
  );

  it.each([
    '',
    'true',
    'arn:aws:secretsmanager:eu-central-1:111122223333:secret:a',
    '/application/password',
    'production/database',
    'https://example.com/token',
    '${PASSWORD}',
    '<password>',
    '{{ .Values.password }}',
    'REPLACE_ME',
  ])('takes %j for none', (text) => expect(isValue(text, 'certain')).toBe(false));

  it('takes words for what a secret is called, where its name leaves that open', () => {
    expect(isValue('database-secret', 'likely')).toBe(false);
    expect(isValue('my.service.token', 'likely')).toBe(false);
    expect(isValue('a1b2c3d4e5', 'likely')).toBe(true);
  });
});
