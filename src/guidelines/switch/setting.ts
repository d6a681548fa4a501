import { type Ternary, Unknown, type Value, asBoolean, decide, knownText } from '../../estate/index.ts';

/** Whether a switch is on; `absent` is what AWS takes where nothing is said. */
export function isOn(value: Value | undefined, absent: Ternary): Ternary {
  return decide(value, (known) => {
    if (known === undefined || known === null) return absent;
    return asBoolean(known) ?? new Unknown('the value is neither true nor false');
  });
}

/** Whether a word is one of some, in any case; `absent` is the answer where nothing is said. */
export function isOneOf(value: Value | undefined, words: readonly string[], absent: Ternary): Ternary {
  return decide(value, (known) => {
    if (known === undefined || known === null) return absent;
    const text = knownText(known);
    if (text === undefined) return new Unknown('the value is only partly known');
    return words.some((word) => word.toLowerCase() === text.trim().toLowerCase());
  });
}
