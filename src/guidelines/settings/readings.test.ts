import { describe, expect, it } from 'vitest';

import { Unknown, type Value, concat } from '../../estate/index.ts';
import { type Reading, atLeast, isSet, noneOf, off, on, oneOf } from './index.ts';

const open = new Unknown('open');
const either = new Unknown('either', { alternatives: [true, undefined] });
const perhapsAKey = new Unknown('condition', { alternatives: ['alias/a', undefined] });
const keyOfEither = new Unknown('condition', { alternatives: ['alias/a', new Unknown('parameter')] });

describe('readings of a property', () => {
  it.each<[string, Reading, Value | undefined, boolean | 'unknown']>([
    ['on', on(), true, true],
    ['on', on(), 'TRUE', true],
    ['on', on(), 'false', false],
    ['on', on(), undefined, false],
    ['on by default', on(true), undefined, true],
    ['on by default', on(true), 'False', false],
    ['on by default', on(true), either, true],
    ['on', on(), either, 'unknown'],
    ['on', on(), 'maybe', false],
    ['on', on(), open, 'unknown'],
    ['off', off, undefined, true],
    ['off', off, 'true', false],
    ['set', isSet, '', false],
    ['set', isSet, null, false],
    ['set', isSet, open, true],
    ['set', isSet, perhapsAKey, 'unknown'],
    ['set', isSet, keyOfEither, true],
    ['set', isSet, concat(['arn:', open]), true],
    ['one of', oneOf(['KMS']), 'kms', true],
    ['one of', oneOf(['KMS']), undefined, false],
    ['one of', oneOf(['KMS']), concat(['K', open]), 'unknown'],
    ['none of', noneOf(['DISABLED']), 'disabled', false],
    ['none of', noneOf(['DISABLED']), undefined, true],
    ['none of', noneOf(['DISABLED']), open, 'unknown'],
    ['at least', atLeast(7, 1), undefined, false],
    ['at least', atLeast(7, 30), undefined, true],
    ['at least', atLeast(7), undefined, true],
    ['at least', atLeast(7), '7', true],
    ['at least', atLeast(7), 6, false],
    ['at least', atLeast(7), 'a week', false],
    ['at least', atLeast(7), open, 'unknown'],
  ])('%s (%#)', (_, reading, value, expected) => {
    const answer = reading(value);
    expect(answer instanceof Unknown ? 'unknown' : answer).toBe(expected);
  });
});
