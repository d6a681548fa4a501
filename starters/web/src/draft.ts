/** What stands in the form: text, as it was typed. */
export interface Draft {
  readonly item: string;
  readonly quantity: string;
}

export interface NewOrder {
  readonly item: string;
  readonly quantity: number;
}

export type Field = keyof Draft;
export type FieldErrors = Readonly<Partial<Record<Field, string>>>;

export const EMPTY_DRAFT: Draft = { item: '', quantity: '1' };
export const LONGEST_ITEM = 80;
export const LARGEST_QUANTITY = 100;

export type Checked = { readonly order: NewOrder } | { readonly errors: FieldErrors };

/** The API's own rules, told before it is asked; what it adds comes back with its answer. */
export function checkDraft(draft: Draft): Checked {
  const item = draft.item.trim();
  const quantity = /^\d+$/.test(draft.quantity.trim()) ? Number(draft.quantity) : Number.NaN;
  const errors = {
    ...(item === '' && { item: 'Say what you would like to order.' }),
    ...(item.length > LONGEST_ITEM && { item: `Use at most ${LONGEST_ITEM} characters.` }),
    ...(!(quantity >= 1 && quantity <= LARGEST_QUANTITY) && { quantity: `Enter a whole number from 1 to ${LARGEST_QUANTITY}.` }),
  };
  return Object.keys(errors).length > 0 ? { errors } : { order: { item, quantity } };
}

/** The API's mistakes by JSON Pointer, as far as they are about a field of the form. */
export function fieldErrors(problems: readonly { readonly pointer: string; readonly detail: string }[]): FieldErrors {
  const fields: readonly string[] = Object.keys(EMPTY_DRAFT);
  const found = problems.map(({ pointer, detail }) => [pointer.slice(1), detail] as const).filter(([field]) => fields.includes(field));
  // The first one wins: it is the one that the API thinks of first.
  return Object.fromEntries(found.toReversed());
}
