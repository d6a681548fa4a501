import { describe, expect, it } from 'vitest';

import { snippetOf } from './snippet.ts';

describe('a snippet', () => {
  it.each([
    ['    BucketName: x', 5, '    ^^^^^^^^^^'],
    ['  "Bucket Name": 1,', 3, '  ^^^^^^^^^^^^^'],
    ["  'it''s': 1", 3, '  ^^^^^^^'],
    ['  - "*"', 5, '    ^^^'],
    ['  - {a: 1}', 5, '    ^'],
    ['key', 1, '^^^'],
  ])('of %j marks what begins in column %d', (source, column, carets) => {
    expect(snippetOf(source, column, false)).toEqual({ line: source, carets });
  });

  it('of a long line shows what is around the place, and the carets stand below it', () => {
    const source = `${'x'.repeat(500)}"Key":${'y'.repeat(500)}`;
    const { line = '', carets = '' } = snippetOf(source, 501, false) ?? {};
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line.slice(carets.indexOf('^'), carets.length)).toBe('"Key"');
  });

  it('is as wide as it may be, and never so narrow that nothing is seen', () => {
    const source = `${'x'.repeat(500)}"Key":${'y'.repeat(500)}`;
    const widths = [3, 60, 180].map((width) => snippetOf(source, 501, false, width)?.line.length ?? 0);
    expect(widths).toEqual([40, 60, 180]);
  });

  it('of a secret shows the key and never what else is in the line', () => {
    expect(snippetOf('      Environment: {A: hush, PASSWORD: sesame, B: hush}', 30, true)).toEqual({
      line: `${' '.repeat(20)}PASSWORD: …`,
      carets: `${' '.repeat(20)}^^^^^^^^`,
    });
    expect(snippetOf('  - sesame', 5, true)).toBeUndefined();
  });

  it('of a line that isn’t there is none', () => {
    expect(snippetOf(undefined, 1, false)).toBeUndefined();
    expect(snippetOf('', 1, false)).toBeUndefined();
  });

  it('has nothing in it that a terminal obeys', () => {
    const { line = '' } = snippetOf('a: \u001B[2Jx\u0007\u202Ey', 1, false) ?? {};
    expect(line).toBe('a: ·[2Jx··y');
  });
});
