import { Unknown, asNumber, decide } from '../../estate/index.ts';
import type { Reading } from './setting.ts';

/** A number that must not be less. `byDefault` is AWS's number where it is absent; undefined where AWS's choice is good enough. */
export const atLeast =
  (least: number, byDefault?: number): Reading =>
  (value) =>
    decide(value, (known) => {
      if (known === undefined) return byDefault === undefined || byDefault >= least;
      const number = asNumber(known);
      return number instanceof Unknown ? number : number !== undefined && number >= least;
    });
