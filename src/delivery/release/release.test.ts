import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type ReleaseFile, fileOf, manifestOf } from './release.ts';

const files = fc.dictionary(fc.stringMatching(/^[a-z./]{1,12}$/), fc.uint8Array({ maxLength: 8 }).map(fileOf), {
  maxKeys: 5,
  noNullPrototype: true,
});
const reversed = (all: Readonly<Record<string, ReleaseFile>>) => Object.fromEntries(Object.entries(all).toReversed());

describe('the digest of a release', () => {
  test('depends on names and contents and not on their order', () => {
    fc.assert(
      fc.property(files, files, (functions, web) => {
        const { digest } = manifestOf({ functions, web });
        expect(digest).toMatch(/^[0-9a-f]{64}$/);
        expect(manifestOf({ functions: reversed(functions), web: reversed(web) }).digest).toBe(digest);
      }),
    );
  });

  test('is another one for any other set of files', () => {
    fc.assert(
      fc.property(files, files, files, files, (functions, web, otherFunctions, otherWeb) => {
        const same = canonical(functions) === canonical(otherFunctions) && canonical(web) === canonical(otherWeb);
        expect(manifestOf({ functions, web }).digest === manifestOf({ functions: otherFunctions, web: otherWeb }).digest).toBe(same);
      }),
    );
  });

  test('tells a function from a web file of the same name and content', () => {
    const file = fileOf(new Uint8Array([1]));
    expect(manifestOf({ functions: { a: file }, web: {} }).digest).not.toBe(manifestOf({ functions: {}, web: { a: file } }).digest);
  });

  test('stays what it was, as environments keep it', () => {
    const file = fileOf(new TextEncoder().encode('content'));
    expect(manifestOf({ functions: { 'letters-api': file }, web: { 'index.html': file } }).digest).toBe(
      'bbfd4ec6f312f5dfa71c4a80d36947d238a44ecd6b7aa357089f8b9f0e8bfbfd',
    );
  });
});

const canonical = (all: Readonly<Record<string, ReleaseFile>>) =>
  JSON.stringify(
    Object.entries(all)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { sha256 }]) => [name, sha256]),
  );
