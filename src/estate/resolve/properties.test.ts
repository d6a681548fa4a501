import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Value, isKnown, mayEqual } from '../index.ts';
import { CHOICES, randomValue, templateWith } from '../testing/random-templates.ts';
import { estateOfStacks, resourceOf } from '../testing/templates.ts';

function probe(value: unknown, open?: string): Value | undefined {
  const parameters: Readonly<Record<string, string>> = open === undefined ? {} : { Open: open };
  return resourceOf(estateOfStacks([{ name: 'data', template: templateWith(value), parameters }]), 'Probe').property('Value');
}

describe('whatever a template says', () => {
  it('an unknown never becomes a wrong value: it may equal what any choice of the open parameter makes of it', () => {
    fc.assert(
      fc.property(randomValue, fc.constantFrom(...CHOICES), (value, choice) => {
        const [open, chosen] = [probe(value), probe(value, choice)];
        if (!isKnown(chosen)) return;
        expect(mayEqual(open, chosen), JSON.stringify({ open, chosen })).toBe(true);
        if (isKnown(open)) expect(open).toEqual(chosen);
      }),
      { numRuns: 2000 },
    );
  });

  it('resolving what is resolved changes nothing', () => {
    fc.assert(
      fc.property(randomValue, fc.constantFrom(...CHOICES), (value, choice) => {
        const once = probe(value, choice);
        if (once !== undefined && isKnown(once)) expect(probe(once, choice)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('two readings come to the same', () => {
    const same = fc.property(randomValue, (value) => {
      expect(probe(value)).toEqual(probe(value));
    });
    fc.assert(same, { numRuns: 200 });
  });
});
