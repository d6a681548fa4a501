import { describe, expect, it } from 'vitest';

import { checkDraft, EMPTY_DRAFT, fieldErrors } from './draft.ts';

describe('a draft', () => {
  it('becomes an order without the spaces around it', () => {
    expect(checkDraft({ item: ' Rope ', quantity: ' 2 ' })).toEqual({ order: { item: 'Rope', quantity: 2 } });
  });

  it.each(['', '0', '101', '1.5', '-1', '1e2', 'two'])('with the quantity "%s" is refused there', (quantity) => {
    expect(checkDraft({ item: 'Rope', quantity })).toEqual({ errors: { quantity: 'Enter a whole number from 1 to 100.' } });
  });

  it('tells all of its mistakes at once', () => {
    expect(checkDraft({ item: '  ', quantity: '' })).toEqual({ errors: { item: expect.any(String), quantity: expect.any(String) } });
    expect(checkDraft({ item: 'x'.repeat(81), quantity: '1' })).toEqual({ errors: { item: 'Use at most 80 characters.' } });
  });

  it('starts without a mistake in its quantity', () => {
    expect(checkDraft({ ...EMPTY_DRAFT, item: 'Rope' })).toEqual({ order: { item: 'Rope', quantity: 1 } });
  });
});

it('puts mistakes of the API beside their fields, the first one of each', () => {
  const problems = [
    { pointer: '/item', detail: 'first' },
    { pointer: '/item', detail: 'second' },
    { pointer: '/other', detail: 'of no field' },
    { pointer: '', detail: 'of the whole' },
  ];
  expect(fieldErrors(problems)).toEqual({ item: 'first' });
});
