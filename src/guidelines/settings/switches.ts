import { PartlyKnown, type Ternary, Unknown, type Value, asBoolean, decide, knownText } from '../../estate/index.ts';
import { isNothing } from './presence.ts';
import type { Reading } from './setting.ts';

/** A truth value that is on; `absent` is what AWS does when it isn't said. What is neither on nor off is off. */
export function isOn(value: Value | undefined, absent = false): Ternary {
  return decide(value, (known) => {
    if (isNothing(known)) return absent;
    if (known instanceof PartlyKnown) return new Unknown(known.why);
    return asBoolean(known) ?? /^(?:yes|on|1)$/i.test(knownText(known) ?? '');
  });
}

/** A truth value that isn't on. */
export function isOff(value: Value | undefined, absent = true): Ternary {
  const answer = isOn(value, !absent);
  return typeof answer === 'boolean' ? !answer : answer;
}

/** A switch that must be on. `byDefault` is what AWS does where it is absent. */
export const on =
  (byDefault = false): Reading =>
  (value) =>
    isOn(value, byDefault);

/** A switch that must be off; absent, it is. */
export const off: Reading = (value) => isOff(value);
