import type { GivenValue } from '../../iam/index.ts';
import { PLAIN, type Reading, type TextPattern, patternOf } from './pattern.ts';
import type { ReadCondition } from './reading.ts';
import { addresses, instants, numbers } from './scalar-candidates.ts';
import { witnesses } from './witnesses.ts';

/** Values of a key, of which one does as well as any that isn't here; `null`: absent. */
export interface Candidates {
  readonly values: readonly GivenValue[];
  readonly isComplete: boolean;
}

/** What limits the choice of a key's value. */
export interface Limits {
  /** Texts must match one of these. */
  readonly within?: readonly TextPattern[];
  /** Texts for which this is false aren't to be had. */
  readonly allows?: (text: string) => boolean;
  /** Nothing but these, and what the policies can't tell from them. */
  readonly only?: readonly GivenValue[];
  readonly neverAbsent?: boolean;
  readonly single?: boolean;
}

const READINGS: Readonly<Record<string, Reading>> = {
  stringequals: PLAIN,
  stringnotequals: PLAIN,
  stringequalsignorecase: { ...PLAIN, ignoreCase: true },
  stringnotequalsignorecase: { ...PLAIN, ignoreCase: true },
  stringlike: { ...PLAIN, wildcards: true },
  stringnotlike: { ...PLAIN, wildcards: true },
  arnequals: { wildcards: true, ignoreCase: false, arn: true },
  arnlike: { wildcards: true, ignoreCase: false, arn: true },
  arnnotequals: { wildcards: true, ignoreCase: false, arn: true },
  arnnotlike: { wildcards: true, ignoreCase: false, arn: true },
};

/** Texts as well: an address or a number is compared with them too. */
export function readingOf(operator: string): Reading | undefined {
  return READINGS[operator];
}

const MOST_SUBSETS = 600;

/**
 * Values that a key can have, chosen by all conditions on it: one for each way in which they can come out. `also` are patterns of keys that
 * it is compared with.
 */
export function candidatesOf(
  conditions: readonly ReadCondition[],
  valueOf: (key: string) => string | undefined,
  limits: Limits,
  also: readonly TextPattern[] = [],
): Candidates {
  if (limits.only !== undefined) return { values: limits.only, isComplete: true };
  const patterns = [...also];
  const scalars: string[] = [];
  for (const { operator, values } of conditions) {
    const reading = READINGS[operator];
    for (const value of values) {
      const pattern = reading === undefined ? undefined : patternOf(value, reading, valueOf);
      if (pattern !== undefined) patterns.push(pattern);
    }
    if (reading === undefined && operator !== 'null') scalars.push(...scalarsOf(operator, values));
  }
  // A key that holds numbers, times or truth values holds nothing else.
  const isScalar = scalars.length > 0 && patterns.length === 0;
  const texts = isScalar ? { values: [...new Set(scalars)], isComplete: true } : textsOf(patterns, scalars, limits);
  const single = texts.values.filter((text) => limits.allows?.(text) !== false);
  const sets = limits.single === true ? 0 : conditions.filter(({ set }) => set !== undefined).length;
  const subsets = subsetsOf(single, sets);
  const values = limits.neverAbsent === true ? subsets.values : [...subsets.values, null];
  return { values, isComplete: texts.isComplete && subsets.isComplete };
}

function textsOf(patterns: readonly TextPattern[], scalars: readonly string[], { within }: Limits) {
  const found = (within ?? [undefined]).map((one) => witnesses(patterns, one === undefined ? [] : [one]));
  const kept = within === undefined ? scalars : [];
  return {
    values: [...new Set([...kept, ...found.flatMap(({ texts }) => texts)])],
    isComplete: found.every(({ isComplete }) => isComplete),
  };
}

function scalarsOf(operator: string, values: readonly string[]): readonly string[] {
  if (operator.startsWith('numeric')) return numbers(values);
  if (operator.startsWith('date')) return instants(values);
  if (operator === 'bool') return ['true', 'false'];
  if (operator.endsWith('ipaddress')) return addresses(values);
  return operator === 'binaryequals' ? [...values, 'AA=='] : values;
}

/** One value, or as many as there are set operators to satisfy at once. */
function subsetsOf(values: readonly string[], sets: number): Candidates {
  const found: (string | readonly string[])[] = [...values];
  let layer: readonly (readonly number[])[] = values.map((_, index) => [index]);
  for (let size = 2; size <= sets; size += 1) {
    layer = layer.flatMap((chosen) => values.flatMap((_, index) => (index > (chosen.at(-1) ?? 0) ? [[...chosen, index]] : [])));
    if (found.length + layer.length > MOST_SUBSETS) return { values: found, isComplete: false };
    found.push(...layer.map((chosen) => chosen.map((index) => values[index] ?? '')));
  }
  return { values: found, isComplete: true };
}
