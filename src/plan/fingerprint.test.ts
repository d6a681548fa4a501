import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type FingerprintParts, fingerprint } from './fingerprint.ts';

const text = fc.string({ minLength: 1, maxLength: 12 });

const parts: fc.Arbitrary<FingerprintParts> = fc.record({
  input: fc.record({ name: text, memory: fc.nat(), services: fc.dictionary(text, text, { maxKeys: 4 }) }),
  sources: fc.dictionary(text, text, { minKeys: 1, maxKeys: 5 }),
  lockfile: text,
  landfall: text,
  cdk: text,
});

describe('the key of a project', () => {
  it('is the same for the same parts', () => {
    fc.assert(
      fc.property(parts, (given) => {
        expect(fingerprint(structuredClone(given))).toBe(fingerprint(given));
      }),
    );
  });

  it('changes with each part alone', () => {
    const changes: readonly ((given: FingerprintParts) => FingerprintParts)[] = [
      (given) => ({ ...given, input: { ...(given.input as object), memory: -1 } }),
      (given) => ({ ...given, input: { ...(given.input as object), extend: () => 'added' } }),
      (given) => ({ ...given, sources: { ...given.sources, 'another.ts': 'text' } }),
      (given) => ({ ...given, sources: Object.fromEntries(Object.entries(given.sources).map(([file, digest]) => [file, `${digest}!`])) }),
      (given) => ({ ...given, lockfile: `${given.lockfile}!` }),
      (given) => ({ ...given, landfall: `${given.landfall}!` }),
      (given) => ({ ...given, cdk: `${given.cdk}!` }),
    ];
    fc.assert(
      fc.property(parts, fc.constantFrom(...changes), (given, change) => {
        fc.pre(!('another.ts' in given.sources));
        expect(fingerprint(change(given))).not.toBe(fingerprint(given));
      }),
    );
  });

  it('tells functions apart by their text', () => {
    const withExtend = (extend: () => unknown): FingerprintParts => ({
      input: { extend },
      sources: {},
      lockfile: 'none',
      landfall: '1',
      cdk: '1',
    });
    expect(fingerprint(withExtend(() => 1))).not.toBe(fingerprint(withExtend(() => 2)));
  });
});
