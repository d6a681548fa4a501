import { expect, it } from 'vitest';

import { printable } from './printable.ts';

it('text of others has nothing in it that a terminal obeys', () => {
  expect(printable('a\nb\u2028c\u009Bd\u001B[2J\u202Ee')).toBe('a·b·c·d·[2J·e');
  expect(printable('größer: 日本 – ok')).toBe('größer: 日本 – ok');
});
