import { describe, expect, it } from 'vitest';

import { Unknown, concat } from '../../estate/index.ts';
import { isSet } from './index.ts';

const open = new Unknown('depends on a parameter');
const partly = concat(['a-', open]);

describe('something that is said', () => {
  it.each([['a'], [0], [false], [['a']], [{ a: 1 }], [open], [partly]])('is said as %j', (value) => {
    expect(isSet(value)).toBe(true);
  });

  it.each([[undefined], [null], [''], [[]], [{}]])('is not said as %j', (value) => {
    expect(isSet(value)).toBe(false);
  });

  it('stays open where it may not be there', () => {
    expect(isSet(new Unknown('stage', { alternatives: ['a', undefined] }))).toBeInstanceOf(Unknown);
    expect(isSet(new Unknown('stage', { absent: true }))).toBeInstanceOf(Unknown);
    expect(isSet(new Unknown('stage', { alternatives: ['a', 'b'] }))).toBe(true);
  });

  it('is what a parameter gives in the one branch and a text in the other', () => {
    expect(isSet(new Unknown('stage', { alternatives: ['a', open] }))).toBe(true);
  });
});
