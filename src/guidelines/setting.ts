import { PartlyKnown, type Ternary, Unknown, type Value, asNumber, decide, doubt, knownText } from '../estate/index.ts';
import { isOff, isOn } from './settings.ts';

/** What a property's value comes to for a rule. Gets the value as the estate resolved it, undefined where it is absent. */
export type Reading = (value: Value | undefined) => Ternary;

/** A switch that must be on. `byDefault` is what AWS does where it is absent. */
export const on =
  (byDefault = false): Reading =>
  (value) =>
    isOn(value, byDefault);

/** A switch that must be off; absent, it is. */
export const off: Reading = (value) => isOff(value);

/** A value that must be there. What a parameter, another resource or a stack gives counts as there, though it isn't known. */
export const given: Reading = (value) => {
  if (!(value instanceof Unknown)) return value !== undefined && value !== null && value !== '';
  const [first, ...others] = (value.alternatives ?? []).map(given);
  if (first !== undefined) return others.every((other) => other === first) ? first : doubt(value);
  return value.mayBeAbsent ? doubt(value) : true;
};

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

/** A number that must not be less. `byDefault` is AWS's number where it is absent; undefined where AWS's choice is good enough. */
export const atLeast =
  (least: number, byDefault?: number): Reading =>
  (value) =>
    decide(value, (known) => {
      if (known === undefined) return byDefault === undefined || byDefault >= least;
      const number = asNumber(known);
      return number instanceof Unknown ? number : number !== undefined && number >= least;
    });

function isOneOf(known: Value, texts: readonly string[]): Ternary {
  const text = knownText(known)?.trim().toLowerCase();
  if (text !== undefined) return texts.some((one) => one.toLowerCase() === text);
  return known instanceof PartlyKnown ? new Unknown(known.why) : false;
}
