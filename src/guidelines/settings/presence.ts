import { type Ternary, Unknown, type Value, doubt, isList, isMap } from '../../estate/index.ts';

/** Absent, null or empty text: AWS does what it does by default. */
export function isNothing(value: Value | undefined): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

/**
 * Whether something is said: not nothing, no empty list and no empty object. What a parameter, another resource or a stack gives counts,
 * though nobody knows it, unless it may turn out not to be there.
 */
export function isSet(value: Value | undefined): Ternary {
  if (value instanceof Unknown) {
    const [first, ...others] = (value.alternatives ?? []).map(isSet);
    if (first === undefined) return !value.mayBeAbsent || doubt(value);
    return others.every((other) => other === first) ? first : doubt(value);
  }
  if (isNothing(value) || (isList(value) && value.length === 0)) return false;
  return !isMap(value) || Reflect.ownKeys(value).length > 0;
}
