import { describe, expect, it } from 'vitest';

import { PartlyKnown, Unknown, concat } from '../estate/index.ts';
import { estateOf, resourceOf } from '../estate/testing/templates.ts';
import { checkSettings, isOff, isOn, isSet, isText, itemsOf } from './settings.ts';

const open = new Unknown('depends on a parameter');
const partly = concat(['a-', open]);

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
});

it('compares text only where all of it is known', () => {
  expect(partly).toBeInstanceOf(PartlyKnown);
  expect(isText(partly, /^b/)).toBeInstanceOf(Unknown);
  expect([isText(7, /^7$/), isText(undefined, /^7$/), isText(undefined, /^7$/, true)]).toEqual([true, false, true]);
});

it('takes what stands alone for a list of one, at its own path', () => {
  const estate = estateOf({ Resources: { A: { Type: 'T::T::T', Properties: { One: { a: 1 }, Many: [{ a: 1 }, null, { a: 2 }] } } } });
  const resource = resourceOf(estate, 'A');
  expect(itemsOf(resource, 'One')).toEqual([[{ a: 1 }, ['Properties', 'One']]]);
  expect(itemsOf(resource, 'Many').map(([, path]) => path)).toEqual([
    ['Properties', 'Many', 0],
    ['Properties', 'Many', 2],
  ]);
  expect(itemsOf(resource, 'None')).toEqual([]);
});

it('judges the settings that concern a resource', () => {
  const estate = estateOf({ Resources: { A: { Type: 'T::T::T', Properties: { On: 'false' } } } });
  const check = checkSettings({
    'T::T::T': [
      { path: 'On', holds: (value) => isOn(value), message: 'It is off.' },
      { path: 'Other.Deep', holds: isSet, message: 'It is not said.', fix: 'Properties: {}' },
      { path: 'Never', holds: isSet, message: 'It does not matter.', when: () => false },
    ],
  });
  expect([...check(estate)].map(({ path, holds, fix }) => [path.join('.'), holds, fix])).toEqual([
    ['Properties.On', false, undefined],
    ['Properties.Other.Deep', false, 'Properties: {}'],
  ]);
});
