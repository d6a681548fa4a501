/** Kleene's three values as numbers, so that "and" is the smaller, "or" the greater, and "not" the mirror image. */
export type Truth = 0 | 1 | 2;

export const NO = 0;
/** It depends on something that isn't known. */
export const MAYBE = 1;
export const YES = 2;

export function not(value: Truth): Truth {
  return (2 - value) as Truth;
}

export function both(one: Truth, other: Truth): Truth {
  return one < other ? one : other;
}

export function either(one: Truth, other: Truth): Truth {
  return one > other ? one : other;
}

/** What is known when one of two is the case and nobody can say which. */
export function agreed(one: Truth, other: Truth): Truth {
  return one === other ? one : MAYBE;
}
