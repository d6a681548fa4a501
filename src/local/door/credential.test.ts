import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readSignature } from './credential.ts';
import { withoutCredential } from './query.ts';

const header = (credential: string): string => `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=abc`;
const none = new URLSearchParams();

describe('a signature', () => {
  test('in the header names key, region and service', () => {
    expect(readSignature({ authorization: header('ASIAX/20261124/eu-central-1/sso/aws4_request') }, none)).toEqual({
      kind: 'signed',
      credential: { key: 'ASIAX', region: 'eu-central-1', service: 'sso', carried: 'header' },
    });
  });

  test('for several regions names none', () => {
    const authorization = header('ASIAX/20261124/s3/aws4_request').replace('HMAC-SHA256', 'ECDSA-P256-SHA256');
    expect(readSignature({ authorization }, none)).toMatchObject({ credential: { region: '', service: 's3' } });
  });

  test('in the query needs its signature', () => {
    const query = 'X-Amz-Credential=ASIAX/20261124/eu-central-1/s3/aws4_request';
    expect(readSignature({}, new URLSearchParams(query))).toMatchObject({ kind: 'malformed' });
    expect(readSignature({}, new URLSearchParams(`${query}&X-Amz-Signature=abc`))).toMatchObject({
      credential: { key: 'ASIAX', carried: 'query' },
    });
  });

  test('that is none leaves a request unsigned', () => {
    expect(readSignature({ authorization: 'Bearer a.b.c' }, none)).toEqual({ kind: 'unsigned' });
    expect(readSignature({}, new URLSearchParams('a=b'))).toEqual({ kind: 'unsigned' });
  });

  // An emulator takes the first it finds: what could be read in two ways goes to neither.
  test.each([
    [{ authorization: 'AWS AKIAX:abc' }, ''],
    [{}, 'AWSAccessKeyId=AKIAX&Signature=abc'],
    [{}, 'awsaccesskeyid=111111111111'],
    [{ authorization: header('A/20261124/r/iam/aws4_request, XCredential=B/20261124/r/iam/aws4_request') }, ''],
    [{ authorization: header('A/20261124/r/iam/aws4_request') }, 'X-Amz-Credential=B/20261124/r/iam/aws4_request&X-Amz-Signature=abc'],
    [{}, 'X-Amz-Credential=A/20261124/r/iam/aws4_request&x-amz-credential=B/20261124/r/iam/aws4_request&X-Amz-Signature=abc'],
    [{}, 'x-amz-credential=A/20261124/r/iam/aws4_request&X-Amz-Signature=abc'],
    [{ authorization: 'AWS4-HMAC-SHA256 Credential=A/20261124/r/iam/aws4_request' }, ''],
    [{ authorization: header('A/x/r/iam/aws4_request') }, ''],
    [{ authorization: header('/20261124/r/iam/aws4_request') }, ''],
    [{ authorization: header('A/20261124/r/iam/more/aws4_request') }, ''],
  ])('%j %s is refused', (headers, query) => {
    expect(readSignature(headers, new URLSearchParams(query))).toMatchObject({ kind: 'malformed' });
  });
});

describe('a query', () => {
  test('keeps its other bytes when credentials are taken out', () => {
    expect(withoutCredential('?a=%20b+c&X-Amz-Credential=1/2&d')).toBe('?a=%20b+c&d');
    expect(withoutCredential('?X-Amz-Credential=1/2')).toBe('');
    expect(withoutCredential('')).toBe('');
  });

  test('never carries a caller’s credential, however its name is written', () => {
    const name = fc.constantFrom('X-Amz-Credential', 'AWSAccessKeyId').chain((each) =>
      fc.array(fc.boolean(), { minLength: each.length, maxLength: each.length }).map((encoded) =>
        Array.from(each)
          .map((letter, at) => (encoded[at] ? `%${letter.charCodeAt(0).toString(16)}` : at % 2 ? letter.toLowerCase() : letter))
          .join(''),
      ),
    );
    const pair = fc.oneof(
      fc.stringMatching(/^[a-z%+-]{0,4}=?[a-z0-9%=+]{0,6}$/),
      name.map((each) => `${each}=999999999999/20200101/r/s/aws4_request`),
    );
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), (pairs) => {
        const search = withoutCredential(pairs.length === 0 ? '' : `?${pairs.join('&')}`);
        const found = [...new URLSearchParams(search)].filter(([each]) => /^(?:x-amz-credential|awsaccesskeyid)$/i.test(each));
        expect(found).toEqual([]);
      }),
    );
  });
});
