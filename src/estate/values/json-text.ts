import { concat, knownText, segmentsOf } from './text.ts';
import { Unknown, type Value, isList, isMap } from './value.ts';

const HOLE = '\uE000';

/**
 * A document that may be given as an object or as text of JSON, such as a policy or a definition: the object. Unknown parts inside
 * strings of the text stay where they are. Undefined for text that is no JSON; unknown where an unknown part could be of any shape.
 */
export function documentOf(value: Value | undefined): Value | undefined {
  if (value === undefined || value === null || isMap(value) || isList(value)) return value ?? undefined;
  const segments = segmentsOf(value) ?? [];
  const unknowns = segments.filter((segment) => segment instanceof Unknown);
  if (unknowns.length === segments.length) return unknowns[0];
  const text = segments.map((segment) => (typeof segment === 'string' ? segment : HOLE)).join('');
  try {
    return restored(JSON.parse(text) as Value, unknowns.values());
  } catch {
    return unknowns[0] === undefined || knownText(value) !== undefined ? undefined : new Unknown(unknowns[0].why);
  }
}

/** Unknown parts come back in the order of the text, in keys as in values. */
function restored(value: Value, unknowns: Iterator<Unknown>): Value {
  if (typeof value === 'string') return value.includes(HOLE) ? filled(value, unknowns) : value;
  if (isList(value)) return value.map((element) => restored(element, unknowns));
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, entry]) => {
    const holes = key.split(HOLE).length - 1;
    for (let hole = 0; hole < holes; hole += 1) unknowns.next();
    return [key.replaceAll(HOLE, '<unknown>'), restored(entry, unknowns)] as const;
  });
  return Object.fromEntries(entries);
}

function filled(text: string, unknowns: Iterator<Unknown>): Value {
  const parts = text.split(HOLE).flatMap((part, index): Value[] => {
    if (index === 0) return [part];
    const next = unknowns.next();
    return next.done === true ? [part] : [next.value, part];
  });
  return concat(parts);
}
