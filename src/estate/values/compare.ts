import { type Ternary, and, decide, or } from './ternary.ts';
import { identityOf, knownEnds, knownText, segmentsOf } from './text.ts';
import { PartlyKnown, REST, Unknown, isList, isMap, mayBeAbsent, type Value, type ValueMap } from './value.ts';

/** Whether two values are the same. Scalars are compared as text, as CloudFormation does: `true` and `"true"` are. */
export function equals(a: Value | undefined, b: Value | undefined): Ternary {
  if (a === b) return true;
  if (a instanceof Unknown || b instanceof Unknown) return equalUnknown(a, b);
  if (isList(a)) return isList(b) ? equalLists(a, b) : false;
  if (isMap(a)) return isMap(b) ? equalMaps(a, b) : false;
  const [one, other] = [segmentsOf(a), segmentsOf(b)];
  return one === undefined || other === undefined ? false : equalText(one, other);
}

/** Whether two values could be the same once everything is known. */
export function mayEqual(a: Value | undefined, b: Value | undefined): boolean {
  return equals(a, b) !== false;
}

/** Whether text matches a pattern in which `*` stands for any text and `?` for any character. False for what isn't text. */
export function matches(value: Value | undefined, pattern: string): Ternary {
  return decide(value, (known) => {
    if (known instanceof PartlyKnown) return matchesPartly(known, pattern);
    const text = knownText(known);
    return text !== undefined && globbed(text, pattern);
  });
}

export function startsWith(value: Value | undefined, start: string): Ternary {
  return decide(value, (known) => {
    const segments = segmentsOf(known);
    if (segments === undefined) return false;
    const [begin] = knownEnds(segments);
    if (begin.startsWith(start)) return true;
    return known instanceof PartlyKnown && start.startsWith(begin) ? new Unknown(known.why) : false;
  });
}

export function endsWith(value: Value | undefined, end: string): Ternary {
  return decide(value, (known) => {
    const segments = segmentsOf(known);
    if (segments === undefined) return false;
    const [, tail] = knownEnds(segments);
    if (tail.endsWith(end)) return true;
    return known instanceof PartlyKnown && end.endsWith(tail) ? new Unknown(known.why) : false;
  });
}

/** Whether a list has an element that equals `wanted`; a scalar counts as a list of one. */
export function includes(value: Value | undefined, wanted: Value): Ternary {
  return decide(value, (known) => {
    if (known === undefined) return false;
    return isList(known) ? or(known.map((element) => equals(element, wanted))) : equals(known, wanted);
  });
}

function equalUnknown(a: Value | undefined, b: Value | undefined): Ternary {
  const identity = identityOf(a);
  if (identity !== undefined && identity === identityOf(b)) return true;
  if (a instanceof Unknown) return decide(a, (known) => equals(known, b));
  return decide(b, (known) => equals(a, known));
}

function equalText(a: readonly (string | Unknown)[], b: readonly (string | Unknown)[]): Ternary {
  const [one, other] = [a[0] ?? '', b[0] ?? ''];
  if (a.length === 1 && b.length === 1 && typeof one === 'string' && typeof other === 'string') return one === other;
  const [whole, parts] = a.length === 1 ? [one, b] : [other, a];
  const open = new Unknown(new PartlyKnown([...a, ...b]).why);
  if ((a.length === 1 || b.length === 1) && typeof whole === 'string') return fits(whole, parts) ? open : false;
  if (identical(a, b)) return true;
  const [[start, end], [begin, tail]] = [knownEnds(a), knownEnds(b)];
  const agree = (start.startsWith(begin) || begin.startsWith(start)) && (end.endsWith(tail) || tail.endsWith(end));
  return agree ? open : false;
}

function identical(a: readonly (string | Unknown)[], b: readonly (string | Unknown)[]): boolean {
  return (
    a.length === b.length &&
    a.every((segment, index) => {
      const other = b[index];
      return (
        segment === other ||
        (segment instanceof Unknown && other instanceof Unknown && segment.key !== undefined && segment.key === other.key)
      );
    })
  );
}

/** Whether some text in place of the unknown parts makes the whole. */
function fits(whole: string, parts: readonly (string | Unknown)[]): boolean {
  const [start, end] = knownEnds(parts);
  if (whole.length < start.length + end.length || !whole.startsWith(start) || !whole.endsWith(end)) return false;
  let position = start.length;
  const limit = whole.length - end.length;
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string' || index === 0 || index === parts.length - 1) continue;
    const found = whole.indexOf(part, position);
    if (found === -1 || found + part.length > limit) return false;
    position = found + part.length;
  }
  return true;
}

/** Lists in which an element may be absent are equal if some choice of absences makes them so. */
function equalLists(a: readonly Value[], b: readonly Value[]): Ternary {
  if (a.length === b.length && !a.some(mayBeAbsent) && !b.some(mayBeAbsent))
    return and(a.map((element, index) => equals(element, b[index])));
  // Dynamic programming from the end: may[j] says whether the rest of a and the rest of b from j may be the same.
  let may: boolean[] = Array.from({ length: b.length + 1 }, (_, j) => b.slice(j).every(mayBeAbsent));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const next: boolean[] = [];
    for (let j = b.length; j >= 0; j -= 1) {
      next[j] =
        (mayBeAbsent(a[i]) && may[j] === true) ||
        (j < b.length && ((mayBeAbsent(b[j]) && next[j + 1] === true) || (may[j + 1] === true && mayEqual(a[i], b[j]))));
    }
    may = next;
  }
  return may[0] === true ? new Unknown('an element of a list may not be there') : false;
}

function equalMaps(a: ValueMap, b: ValueMap): Ternary {
  const results: Ternary[] = [];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) results.push(equals(entry(a, key), entry(b, key)));
  const rest = a[REST] ?? b[REST];
  if (rest !== undefined) results.push(rest);
  return and(results);
}

function entry(map: ValueMap, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : map[REST];
}

/** Stands for an unknown part: only a star can take it, as it may be of any length. */
const HOLE = '\uE000';

function matchesPartly(text: PartlyKnown, pattern: string): Ternary {
  const open = new Unknown(text.why);
  if (!/[*?]/.test(pattern)) return fits(pattern, text.segments) ? open : false;
  if (globbed(text.segments.map((segment) => (typeof segment === 'string' ? segment : HOLE)).join(''), pattern)) return true;
  const [start, end] = knownEnds(text.segments);
  const [head = ''] = pattern.split(/[*?]/, 1);
  const tail = /[^*?]*$/.exec(pattern)?.[0] ?? '';
  return (start.startsWith(head) || head.startsWith(start)) && (end.endsWith(tail) || tail.endsWith(end)) ? open : false;
}

/** Wildcards without backtracking over more than the last star, so that no pattern takes long. */
function globbed(text: string, pattern: string): boolean {
  let [at, index, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[index] === '*') [star, mark, index] = [index, at, index + 1];
    else if (index < pattern.length && ((pattern[index] === '?' && text[at] !== HOLE) || pattern[index] === text[at]))
      [at, index] = [at + 1, index + 1];
    else if (star !== -1) [mark, at, index] = [mark + 1, mark + 1, star + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(index));
}
