import { describe, expect, test } from 'vitest';

import { operationOf } from './operation.ts';
import { protocolOf, type Protocol } from './protocol.ts';
import { notEmulated, refuse, unknownKey } from './refusal.ts';
import { translateError } from './translate.ts';

const none = new URLSearchParams();

describe('the protocol of a call', () => {
  test.each([
    ['organizations', { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSOrganizationsV20161128.ListRoots' }, 'json-1.1'],
    ['dynamodb', { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.ListTables' }, 'json-1.0'],
    ['iam', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, 'query'],
    ['ec2', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, 'ec2'],
    ['s3', {}, 's3'],
    ['cloudfront', {}, 'rest-xml'],
    ['lambda', {}, 'rest-json'],
    ['monitoring', { 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' }, 'cbor'],
  ])('%s', (service, headers, protocol) => expect(protocolOf(service, headers, none)).toBe(protocol));
});

describe('the operation of a call', () => {
  const at = (method: string, path: string, search = '', headers = {}) => ({
    method,
    path,
    search,
    query: new URLSearchParams(search),
    headers,
  });

  test('is read where its protocol says it', () => {
    expect(operationOf('organizations', 'json-1.1', at('POST', '/', '', { 'x-amz-target': 'AWSOrganizationsV20161128.ListRoots' }))).toBe(
      'ListRoots',
    );
    expect(operationOf('iam', 'query', at('POST', '/'), Buffer.from('RoleName=x&Action=GetRole&Version=2010-05-08'))).toBe('GetRole');
    expect(operationOf('iam', 'query', at('POST', '/'), Buffer.from('Text=%26Action%3DForged&NoAction=X&Action=GetRole'))).toBe('GetRole');
    expect(operationOf('monitoring', 'cbor', at('POST', '/service/GraniteServiceVersion20100801/operation/PutMetricData'))).toBe(
      'PutMetricData',
    );
    expect(operationOf('account', 'rest-json', at('POST', '/putAccountName'))).toBe('PutAccountName');
  });

  test('is told by method and path elsewhere', () => {
    expect(operationOf('s3', 's3', at('PUT', '/bucket/a/b'))).toBe('PutObject');
    expect(operationOf('s3', 's3', at('GET', '/'))).toBe('ListBuckets');
    expect(operationOf('s3', 's3', at('PUT', '/bucket', '?tagging'))).toBe('PUT ?tagging');
    expect(operationOf('guardduty', 'rest-json', at('POST', '/detector'))).toBe('POST /detector');
  });
});

describe('a refusal', () => {
  const words = { status: 400, code: 'Some<Code', message: 'a & b' };
  const text = (protocol: Protocol): string => refuse(protocol, words).body.toString('utf8');

  test('is worded as each protocol does', () => {
    for (const protocol of ['json-1.0', 'json-1.1'] as const)
      expect(JSON.parse(text(protocol))).toMatchObject({ __type: 'Some<Code', message: 'a & b' });
    expect(refuse('rest-json', words)).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'Some<Code' } });
    const inner = '<Code>Some&lt;Code</Code><Message>a &amp; b</Message>';
    expect(text('query')).toMatch(new RegExp(`^<ErrorResponse><Error><Type>Sender</Type>${inner}</Error>`));
    expect(text('s3')).toContain(`\n<Error>${inner}`);
    expect(text('ec2')).toContain(`<Response><Errors><Error>${inner}</Error></Errors>`);
    // A map of two texts: a2, 66 "__type", 69 "Some<Code", 67 "message", 65 "a & b".
    expect(refuse('cbor', words).body.toString('latin1')).toBe('\xa2\x66__type\x69Some<Code\x67message\x65a & b');
  });

  test('of a key has the name that its protocol gives it', () => {
    expect(unknownKey('query', 'why').body.toString()).toContain('<Code>InvalidClientTokenId</Code>');
    expect(unknownKey('s3', 'why').body.toString()).toContain('<Code>InvalidAccessKeyId</Code>');
    expect(unknownKey('json-1.1', 'why').body.toString()).toContain('UnrecognizedClientException');
    expect(unknownKey('rest-json', 'why')).toMatchObject({ status: 403 });
  });
});

describe('an emulator’s answer', () => {
  const call = { service: 'guardduty', operation: 'CreateMembers', protocol: 'rest-json' } as const;
  const answer = (status: number, body: string) => ({ status, headers: {}, body: Buffer.from(body) });
  const words = notEmulated('rest-json', 'guardduty', 'CreateMembers').body.toString();

  test.each([
    [404, '<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>'],
    [400, '{"error": "Unsupported service: guardduty"}'],
    [
      400,
      '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>Unknown IAM action: X</Message></Error></ErrorResponse>',
    ],
    [400, '{"__type": "UnknownOperationException", "message": "Unknown operation: Foo"}'],
    [404, '<ErrorResponse><Error><Code>NoSuchResource</Code><Message>No route for GET /2020-05-31/foo</Message></Error></ErrorResponse>'],
    [404, '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchBucket</Code></Error>'],
  ])('%i %s means that nobody emulates the call', (status, body) => {
    expect(translateError(answer(status, body), call)).toMatchObject({ status: 501, body: Buffer.from(words) });
  });

  test.each([
    [200, '<html>an object that is a page</html>'],
    [400, '{"__type": "ValidationException", "message": "Unknown parameter in input"}'],
    [403, '{"__type": "AccessDeniedException", "message": "User is not authorized to perform: dynamodb:Query, an unsupported action"}'],
    [404, '{"__type": "ResourceNotFoundException", "message": "Function not found"}'],
  ])('%i %s is the service’s own', (status, body) => {
    const own = answer(status, body);
    expect(translateError(own, call)).toBe(own);
  });

  test('of S3 is S3’s own', () => {
    const own = answer(404, '<Error><Code>NoSuchBucket</Code></Error>');
    expect(translateError(own, { service: 's3', operation: 'GetObject', protocol: 's3' })).toBe(own);
  });
});
