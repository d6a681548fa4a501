import { expect, it } from 'vitest';

import { credentialIn } from './secret-texts.ts';

it.each([
  ['AKIAIOSFODNN7EXAMPLE', 'an AWS access key'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'a secret key of AWS'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMII', 'a private key'],
  ['https://somebody:correct-horse@example.com/x.git', 'a password within an address'],
  [`ghp_${'a1B2'.repeat(9)}`, 'a token of GitHub'],
])('knows %s', (text, name) => expect(credentialIn(text)).toBe(name));

it.each([
  'https://example.com/a:b@c',
  'https://${User}:${Password}@example.com',
  'arn:aws:iam::111122223333:role/AKIA',
  'redis://cache.example:6379/0',
  '-----BEGIN CERTIFICATE-----',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
])('takes %s for no credential', (text) => expect(credentialIn(text)).toBeUndefined());

it('is done with long text in no time', () => {
  const begun = performance.now();
  expect(credentialIn('a'.repeat(500_000))).toBeUndefined();
  expect(credentialIn('aws secret '.repeat(20_000))).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(2000);
});
