import { decide } from './ternary.ts';
import { segmentsOf } from './text.ts';
import { REST, Unknown, isList, isMap, type Value } from './value.ts';

/**
 * The value at a path below a value. Undefined when it certainly isn't there; unknown when something on the way is,
 * with the alternatives that follow from those of what is on the way.
 */
export function at(value: Value | undefined, ...path: readonly (string | number)[]): Value | undefined {
  let current = value;
  for (const [index, key] of path.entries()) {
    if (current instanceof Unknown) return below(current, (alternative) => at(alternative, key, ...path.slice(index + 1)));
    if (isList(current) && typeof key === 'number') current = current[key];
    else if (isMap(current) && Object.hasOwn(current, key)) current = current[String(key)];
    else return isMap(current) ? current[REST] : undefined;
  }
  return current;
}

/** Something within an unknown value: unless all its alternatives have it, it may not be there. */
function below(value: Unknown, make: (alternative: Value | undefined) => Value | undefined): Unknown {
  const made = through(value, make);
  return made.alternatives === undefined ? new Unknown(value.why, { origin: value.origin, derived: true, absent: true }) : made;
}

/** What a function makes of an unknown value: an unknown one again, of the same reason, with what it makes of each alternative. */
export function through(value: Unknown, make: (alternative: Value | undefined) => Value | undefined): Unknown {
  return new Unknown(value.why, { origin: value.origin, derived: true, alternatives: value.alternatives?.map(make) });
}

/**
 * The elements of a list; of a scalar or an object itself, as CloudFormation takes one for a list of one; none of nothing.
 * Of lists that are alternatives, the elements of each, which may not be there. An unknown list is one unknown element.
 */
export function elements(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  if (isList(value)) return value;
  if (!(value instanceof Unknown) || value.alternatives?.some(isList) !== true) return [value];
  return value.alternatives
    .flatMap((alternative) => elements(alternative))
    .map((one) => new Unknown(value.why, { alternatives: [one, undefined] }));
}

/** A truth value, also from the texts that CloudFormation takes for one. Undefined when it is absent or neither. */
export function asBoolean(value: Value | undefined): boolean | Unknown | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : undefined;
  if (!(value instanceof Unknown)) return undefined;
  return decide(value, (known) => asBoolean(known) ?? new Unknown(value.why));
}

/** A number, also from text. Undefined when it is absent or isn't one. */
export function asNumber(value: Value | undefined): number | Unknown | undefined {
  if (typeof value === 'number' || value instanceof Unknown) return value;
  return typeof value === 'string' && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

/** Whether a value is, or has in it, a reference that AWS resolves to a secret, or a parameter that isn't echoed. */
export function isSecret(value: Value | undefined): boolean {
  return (segmentsOf(value) ?? []).some(
    (segment) => segment instanceof Unknown && segment.origin !== undefined && segment.origin.kind !== 'attribute' && segment.origin.secret,
  );
}
