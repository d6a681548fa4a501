import { Unknown, type Value } from './value.ts';

/** Yes, no, or unknown with the reason. Compare with `=== true` and `=== false`: an unknown is an object. */
export type Ternary = boolean | Unknown;

/** The same doubt about another question: the reason stays, what the value could be doesn't. */
export function doubt({ why, origin }: Unknown): Unknown {
  return new Unknown(why, { origin, derived: true });
}

export function not(value: Ternary): Ternary {
  return typeof value === 'boolean' ? !value : doubt(value);
}

/** False if one is false, true if all are, else the first unknown. */
export function and(values: Iterable<Ternary>): Ternary {
  let open: Unknown | undefined;
  for (const value of values) {
    if (value === false) return false;
    if (value !== true) open ??= value;
  }
  return open === undefined || doubt(open);
}

/** True if one is true, false if none is, else the first unknown. */
export function or(values: Iterable<Ternary>): Ternary {
  let open: Unknown | undefined;
  for (const value of values) {
    if (value === true) return true;
    if (value !== false) open ??= value;
  }
  return open === undefined ? false : doubt(open);
}

/**
 * Asks a question of a value. Of an unknown one with alternatives it is asked of each, and what all say is the answer;
 * of any other unknown value the answer is unknown for the value's reason. `test` gets whatever is known, partly known text included.
 */
export function decide(value: Value | undefined, test: (value: Exclude<Value, Unknown> | undefined) => Ternary): Ternary {
  if (!(value instanceof Unknown)) return test(value);
  const [first, ...others] = (value.alternatives ?? []).map((alternative) => decide(alternative, test));
  return typeof first === 'boolean' && others.every((other) => other === first) ? first : doubt(value);
}
