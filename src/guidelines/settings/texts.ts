import { PartlyKnown, type Ternary, Unknown, type Value, decide, knownText } from '../../estate/index.ts';
import { isNothing } from './presence.ts';
import type { Reading } from './setting.ts';

/** Text that matches; `absent` is the answer where nothing is said. */
export function isText(value: Value | undefined, pattern: RegExp, absent = false): Ternary {
  return decide(value, (known) => {
    if (isNothing(known)) return absent;
    if (known instanceof PartlyKnown) return new Unknown(known.why);
    return pattern.test(knownText(known) ?? '');
  });
}

/** Text that must be one of several, whatever its case. */
export const oneOf =
  (allowed: readonly string[], byDefault = false): Reading =>
  (value) =>
    decide(value, (known) => (known === undefined ? byDefault : isOneOf(known, allowed)));

/** Text that may be anything but these, whatever its case. */
export const noneOf =
  (refused: readonly string[]): Reading =>
  (value) =>
    decide(value, (known) => {
      const found = known === undefined ? false : isOneOf(known, refused);
      return typeof found === 'boolean' ? !found : found;
    });

function isOneOf(known: Value, texts: readonly string[]): Ternary {
  const text = knownText(known)?.trim().toLowerCase();
  if (text !== undefined) return texts.some((one) => one.toLowerCase() === text);
  return known instanceof PartlyKnown ? new Unknown(known.why) : false;
}
