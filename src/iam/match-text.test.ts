import fc from 'fast-check';
import { expect, it } from 'vitest';

import { ANY, matchText, ONE, patternOf } from './match-text.ts';
import { HOLE, textOf, type Text } from './text.ts';
import { MAYBE, NO, YES } from './truth.ts';

const RUNS = { numRuns: 3000 };
const LETTERS = ['a', 'b', ':'] as const;

function written(characters: readonly string[], length: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...characters), { maxLength: length }).map((parts) => parts.join(''));
}

function asText(text: string): Text {
  return { text, hole: text.includes(HOLE) };
}

/** Another way to the same answer. */
function byRegExp(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.replaceAll(ANY, '.*').replaceAll(ONE, '.')}$`).test(text);
}

it.each([
  ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a/b', YES],
  ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket', NO],
  ['s3:Get*', 's3:PutObject', NO],
  ['a?c', 'abc', YES],
  ['a?c', 'ac', NO],
  ['*', '', YES],
  ['arn:aws:s3:::logs-<unknown>/*', 'arn:aws:s3:::logs-1/x', MAYBE],
  ['arn:aws:s3:::logs-<unknown>/*', 'arn:aws:s3:::data/x', NO],
  ['arn:aws:s3:::logs-*', 'arn:aws:s3:::logs-<unknown>/x', YES],
  ['arn:aws:s3:::logs-a*', 'arn:aws:s3:::logs-<unknown>/x', MAYBE],
  ['arn:aws:s3:::data-*', 'arn:aws:s3:::logs-<unknown>/x', NO],
  ['<unknown>', '<unknown: depends on a parameter>', MAYBE],
])('compares %s with %s', (pattern, text, expected) => {
  const compiled = patternOf(textOf(pattern).text.replaceAll('*', ANY).replaceAll('?', ONE));
  expect(matchText(compiled, textOf(text))).toBe(expected);
});

it('agrees with regular expressions where everything is known', () => {
  const property = fc.property(written([...LETTERS, ANY, ONE], 8), written(LETTERS, 8), (pattern, text) => {
    expect(matchText(patternOf(pattern), asText(text))).toBe(byRegExp(pattern, text) ? YES : NO);
  });
  fc.assert(property, RUNS);
});

it('is certain only of what holds for whatever stands in the holes', () => {
  const fill = (text: string, parts: readonly string[]): string => {
    let next = 0;
    return text.replaceAll(HOLE, () => parts[next++] ?? '');
  };
  const property = fc.property(
    written([...LETTERS, ANY, ONE, HOLE], 6),
    written([...LETTERS, HOLE], 6),
    fc.array(written(LETTERS, 3), { minLength: 12, maxLength: 12 }),
    (pattern, text, parts) => {
      const answer = matchText(patternOf(pattern), asText(text));
      const known = byRegExp(fill(pattern, parts), fill(text, parts.slice(6))) ? YES : NO;
      expect([MAYBE, known]).toContain(answer);
    },
  );
  fc.assert(property, RUNS);
});

it('takes no longer for a pattern of many stars', () => {
  const pattern = patternOf(`${`${ANY}a`.repeat(60)}b`);
  const begun = process.cpuUsage();
  for (let round = 0; round < 20; round += 1) expect(matchText(pattern, asText('a'.repeat(2000)))).toBe(NO);
  expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000);
});
