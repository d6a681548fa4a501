/**
 * The marker for what can't be determined: a whole value, or a part of a text (`arn:aws:s3:::logs-<unknown>/*`). As a context value it
 * leaves open whether the key is there at all.
 */
export const UNKNOWN = '<unknown>';

/** Stands in compiled text for an unknown part of any length. From the private use area, which no AWS name can hold. */
export const HOLE = '\uE002';

const MARKER = /<unknown[^<>]*>/g;

/** Text in which unknown parts are holes. */
export interface Text {
  readonly text: string;
  readonly hole: boolean;
}

export const NOTHING_KNOWN: Text = { text: HOLE, hole: true };

/** Reads markers as holes. */
export function withHoles(raw: string): string {
  return raw.includes('<unknown') ? raw.replaceAll(MARKER, HOLE) : raw;
}

export function textOf(raw: string): Text {
  const text = withHoles(raw);
  return { text, hole: text.includes(HOLE) };
}
