import { describe, expect, it } from 'vitest';

import { Unknown } from '../../estate/index.ts';
import { isOff, isOn } from './index.ts';

const open = new Unknown('depends on a parameter');

describe('a truth value', () => {
  it.each([true, 'true', 'True', 'yes', 'on', 1, '1'])('is on as %j', (value) => {
    expect(isOn(value)).toBe(true);
    expect(isOff(value)).toBe(false);
  });

  it.each([false, 'false', 'no', 0, [], {}])('is off as %j', (value) => {
    expect(isOn(value, true)).toBe(false);
    expect(isOff(value)).toBe(true);
  });

  it.each([undefined, null, ''])('is what AWS does by default as %j', (value) => {
    expect([isOn(value), isOn(value, true)]).toEqual([false, true]);
    expect([isOff(value), isOff(value, false)]).toEqual([true, false]);
  });

  it('stays open where nobody knows it, unless every choice says the same', () => {
    expect(isOn(open)).toBeInstanceOf(Unknown);
    expect(isOff(open)).toBeInstanceOf(Unknown);
    expect(isOn(new Unknown('stage', { alternatives: [true, 'true'] }))).toBe(true);
    expect(isOn(new Unknown('stage', { alternatives: [true, undefined] }))).toBeInstanceOf(Unknown);
  });
});
