import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { guidelinePages, strayPages, writeGuidelinePages } from './guideline-pages.ts';

const root = resolve(import.meta.dirname, '..');

/** `UPDATE=1 npm test` writes them anew. */
it('the pages about the guidelines are those of the rules', () => {
  if (process.env['UPDATE'] === '1') writeGuidelinePages();
  const stale = [...guidelinePages()].filter(([path, text]) => textOf(path) !== text).map(([path]) => path);
  expect(stale, 'run `node tools/run.js tools/guideline-pages.ts`').toEqual([]);
  expect(strayPages(), 'of no rule').toEqual([]);
});

it('every page shows a resource that is found', () => {
  for (const [path, text] of guidelinePages()) {
    if (/docs\/guidelines\/[a-z]/.test(path))
      expect(text, path).toMatch(/## An example that is found\n\n```yaml\n[^\s`].*# (?:finding|\d findings)\n/s);
  }
});

function textOf(path: string): string | undefined {
  try {
    return readFileSync(resolve(root, path), 'utf8');
  } catch {
    return undefined;
  }
}
