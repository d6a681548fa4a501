import { describe, expect, it } from 'vitest';

import {
  Unknown,
  type Value,
  and,
  asBoolean,
  asNumber,
  asText,
  at,
  concat,
  decide,
  documentOf,
  elements,
  isKnown,
  not,
  or,
  whyUnknown,
} from './index.ts';

const open = new Unknown('open', { key: 'k' });
const either = new Unknown('either', { alternatives: [{ A: 1 }, { A: 2, B: 3 }, undefined] });

describe('reading what may be unknown', () => {
  it('goes on below an unknown value with what its alternatives have', () => {
    expect((at(either, 'A') as Unknown).alternatives).toEqual([1, 2, undefined]);
    expect(at({ a: [{ b: 1 }] }, 'a', 0, 'b')).toBe(1);
    expect(at({ a: 1 }, 'b')).toBeUndefined();
    expect(at({ a: 1 }, 'constructor')).toBeUndefined();
    expect(at(open, 'x')).toMatchObject({ why: 'open', mayBeAbsent: true, key: undefined });
  });

  it('answers when all alternatives agree', () => {
    const isNumber = (value: Value | undefined) => typeof at(value, 'A') === 'number';
    expect(decide(new Unknown('x', { alternatives: [{ A: 1 }, { A: 2 }] }), isNumber)).toBe(true);
    expect(decide(either, isNumber)).toMatchObject({ why: 'either' });
    expect(decide(open, isNumber)).toMatchObject({ why: 'open', key: undefined });
  });

  it('takes text for truth and numbers as CloudFormation does', () => {
    expect([asBoolean('True'), asBoolean(false), asBoolean('yes'), asBoolean(undefined)]).toEqual([true, false, undefined, undefined]);
    expect(asBoolean(new Unknown('x', { alternatives: [true, 'true'] }))).toBe(true);
    expect(asBoolean(open)).toBeInstanceOf(Unknown);
    expect([asNumber('12'), asNumber(1.5), asNumber('x'), asNumber('')]).toEqual([12, 1.5, undefined, undefined]);
  });

  it('makes of lists that are alternatives elements that may not be there', () => {
    const lists = new Unknown('lists', { alternatives: [['a'], ['b', 'c']] });
    expect(elements(lists).map((one) => (one as Unknown).alternatives)).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', undefined],
    ]);
    expect([elements('a'), elements(undefined), elements(['a'])]).toEqual([['a'], [], ['a']]);
  });

  it('keeps the doubt, not the value, in logic of three values', () => {
    expect([and([true, open, false]), or([false, open, true]), and([]), or([])]).toEqual([false, true, true, false]);
    for (const doubt of [not(open), and([true, open]), or([false, open])]) expect(doubt).toMatchObject({ why: 'open', key: undefined });
  });

  it('says why at any depth', () => {
    expect([isKnown({ a: [concat(['x', open])] }), isKnown({ a: [1] })]).toEqual([false, true]);
    expect([whyUnknown({ a: [concat(['x', open])] }), whyUnknown({ a: [1] })]).toEqual(['open', undefined]);
  });
});

describe('a document as text', () => {
  it('is read, with its unknown parts where they are', () => {
    expect(documentOf('{"a":[1]}')).toEqual({ a: [1] });
    expect(documentOf({ a: 1 })).toEqual({ a: 1 });
    const read = documentOf(concat(['{"Resource":"arn:', open, ':x","Other":["', new Unknown('second'), '"]}']));
    expect(asText(at(read, 'Resource'))).toBe('arn:<unknown>:x');
    expect(at(read, 'Other', 0)).toMatchObject({ why: 'second' });
  });

  it('is unknown where an unknown part may be of any shape, and undefined where it is none', () => {
    expect(documentOf(concat(['{"a":', open, '}']))).toMatchObject({ why: 'open' });
    expect(documentOf(open)).toBe(open);
    expect(documentOf('no JSON')).toBeUndefined();
  });
});
