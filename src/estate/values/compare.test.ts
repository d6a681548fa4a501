import { describe, expect, it } from 'vitest';

import { type Ternary, Unknown, type Value, concat, endsWith, equals, includes, matches, startsWith } from './index.ts';

const open = new Unknown('open');
const stage = new Unknown('stage', { alternatives: ['dev', 'prod'] });
const arn = concat(['arn:aws:s3:::logs-', open, '/*']);

const said = (answer: Ternary) => (answer instanceof Unknown ? 'unknown' : answer);

describe('equality', () => {
  it.each<[Value | undefined, Value | undefined, boolean | 'unknown']>([
    ['a', 'a', true],
    [true, 'true', true],
    [1, '1', true],
    ['a', 'b', false],
    ['a', ['a'], false],
    [null, undefined, false],
    [open, 'a', 'unknown'],
    [open, open, true],
    [stage, 'dev', 'unknown'],
    [stage, 'test', false],
    [new Unknown('x', { alternatives: ['a', 'a'] }), 'a', true],
    [new Unknown('x', { alternatives: ['a', undefined] }), undefined, 'unknown'],
    [new Unknown('one', { key: 'k' }), new Unknown('other', { key: 'k' }), true],
    [concat(['x', new Unknown('one', { key: 'k' })]), concat(['x', new Unknown('other', { key: 'k' })]), true],
    [arn, 'arn:aws:s3:::logs-a/*', 'unknown'],
    [arn, 'arn:aws:s3:::log-a/*', false],
    [arn, 'arn:aws:s3:::logs-a/b', false],
    [arn, concat(['arn:aws:sqs:', open]), false],
    [concat(['a', open, 'bc', open, 'd']), 'abcd', 'unknown'],
    [concat(['a', open, 'bc', open, 'cd']), 'abcd', false],
    [[1, 2], ['1', '2'], true],
    [[1, 2], [1], false],
    [[1, new Unknown('x', { alternatives: [2, undefined] })], [1], 'unknown'],
    [[1, open], [1], false],
    [{ a: 1 }, { a: '1' }, true],
    [{ a: 1, b: stage }, { a: 1, b: 'test' }, false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
  ])('%o and %o: %s', (a, b, expected) => {
    expect(said(equals(a, b))).toBe(expected);
    expect(said(equals(b, a))).toBe(expected);
  });
});

describe('patterns', () => {
  it.each<[Value | undefined, string, boolean | 'unknown']>([
    ['s3:GetObject', 's3:*', true],
    ['s3:GetObject', 's3:Get?bject', true],
    ['s3:GetObject', 's3:Put*', false],
    ['', '*', true],
    ['a(b', 'a(b', true],
    [undefined, '*', false],
    [arn, 'arn:*:s3:::*', true],
    [arn, 'arn:aws:s3:::logs-*', true],
    [arn, 'arn:aws:s3:::logs-x*', 'unknown'],
    [arn, 'arn:aws:sqs*', false],
    [arn, '*', true],
    [stage, '*d*', true],
    [stage, 'd*', 'unknown'],
  ])('%o matches %s: %s', (value, pattern, expected) => {
    expect(said(matches(value, pattern))).toBe(expected);
  });

  it('take no longer for many stars', () => {
    expect(matches('a'.repeat(5000), `${'*a'.repeat(200)}b`)).toBe(false);
  });

  it('know how text begins and ends', () => {
    expect([startsWith(arn, 'arn:aws:s3'), startsWith(arn, 'arn:x')]).toEqual([true, false]);
    expect(said(startsWith(arn, 'arn:aws:s3:::logs-a'))).toBe('unknown');
    expect([endsWith(arn, '/*'), endsWith(arn, '/')]).toEqual([true, false]);
    expect(said(endsWith(open, '/'))).toBe('unknown');
    expect([includes(['a', open], 'a'), includes('a', 'a'), includes([], 'a')]).toEqual([true, true, false]);
    expect(said(includes(['b', open], 'a'))).toBe('unknown');
  });
});
