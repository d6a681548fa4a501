import { PartlyKnown, Unknown, isList, type Value } from './value.ts';

/** What stands for an unknown part in text that is shown. */
export const UNKNOWN_TEXT = '<unknown>';

/** Text that is put together may be as long as CloudFormation's largest template; names made of names could grow without end. */
export const LONGEST_TEXT = 1024 * 1024;
const MOST_SEGMENTS = 5000;

/** Text put together from parts; numbers and truth values as CloudFormation writes them. What is known of it stays known. */
export function concat(parts: readonly (Value | undefined)[]): string | PartlyKnown | Unknown {
  const segments: (string | Unknown)[] = [];
  const push = (text: string) => {
    const last = segments.at(-1);
    if (typeof last === 'string') segments[segments.length - 1] = last + text;
    else if (text !== '') segments.push(text);
  };
  for (const part of parts) {
    if (part instanceof PartlyKnown) {
      for (const segment of part.segments) {
        if (typeof segment === 'string') push(segment);
        else segments.push(segment);
      }
    } else if (part instanceof Unknown) segments.push(part);
    else if (typeof part === 'string') push(part);
    else if (typeof part === 'number' || typeof part === 'boolean') push(String(part));
    else if (part !== undefined && part !== null)
      segments.push(new Unknown(`${isList(part) ? 'a list' : 'an object'} stands where text is expected`));
  }
  const length = segments.reduce((sum, segment) => sum + (typeof segment === 'string' ? segment.length : 0), 0);
  if (length > LONGEST_TEXT || segments.length > MOST_SEGMENTS) return new Unknown('the text is longer than can be judged');
  const [first] = segments;
  if (first === undefined) return '';
  return segments.length === 1 ? first : new PartlyKnown(segments);
}

/** The known and unknown parts of a scalar, in order; undefined for what isn't text (a list, an object, nothing). */
export function segmentsOf(value: Value | undefined): readonly (string | Unknown)[] | undefined {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (value instanceof Unknown) return [value];
  return value instanceof PartlyKnown ? value.segments : undefined;
}

/**
 * A scalar as text to show: `<unknown>` in place of unknown parts, dynamic references as they stand in the template.
 * Undefined for what isn't text. Never compare it: that is what `equals` and `matches` are for.
 */
export function asText(value: Value | undefined): string | undefined {
  const shown = (segment: string | Unknown) =>
    typeof segment === 'string' ? segment : segment.origin?.kind === 'dynamic' ? segment.origin.text : UNKNOWN_TEXT;
  return segmentsOf(value)?.map(shown).join('');
}

/** The text of a scalar that is wholly known; undefined for everything else. */
export function knownText(value: Value | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The known text that a scalar begins with, and that it ends with. */
export function knownEnds(segments: readonly (string | Unknown)[]): readonly [start: string, end: string] {
  const [first, last] = [segments[0], segments.at(-1)];
  return [typeof first === 'string' ? first : '', typeof last === 'string' ? last : ''];
}

/** A text by which two scalars are certainly the same value if it is the same; undefined when nothing can say so. */
export function identityOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  const segments = segmentsOf(value);
  if (segments === undefined) return undefined;
  let identity = '';
  for (const segment of segments) {
    if (typeof segment === 'string') identity += segment;
    else if (segment.key === undefined) return undefined;
    else identity += `\u0000${segment.key}\u0000`;
  }
  return identity;
}
