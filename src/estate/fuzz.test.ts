import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { estateOfTemplates } from './index.ts';
import { parseTemplate } from './template/parse.ts';
import { exercise } from './testing/exercise.ts';
import { mutatedText, mutatedValue, textMutations, valueMutations } from './testing/mutations.ts';
import { RICH_TEMPLATE } from './testing/rich-template.ts';

/** `LANDFALL_FUZZ=10000` for a thorough run (minutes); with `LANDFALL_FUZZ_TEMPLATES=folder`, of real templates too. */
const RUNS = Number(process.env['LANDFALL_FUZZ'] ?? 200);
const FOLDER = process.env['LANDFALL_FUZZ_TEMPLATES'];

const GOOD = { path: 'good', text: RICH_TEMPLATE };
const written = [RICH_TEMPLATE, ...(FOLDER === undefined ? [] : templatesBelow(FOLDER))];
const values = written.map((text) => {
  const source = parseTemplate('template', text);
  if ('message' in source) throw new Error(source.message);
  return source.value;
});
const texts = [...written, JSON.stringify(values[0], undefined, 1)];
const whole = exercise(estateOfTemplates([GOOD]));

function templatesBelow(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.template\.json$|\.ya?ml$/.test(file));
  return files.map((file) => readFileSync(join(folder, file), 'utf8'));
}

function survives(text: string): void {
  const estate = estateOfTemplates([{ path: 'mutated', text }, GOOD]);
  exercise(estate);
  // The other template of the call is judged all the same.
  expect(estate.resources().filter(({ template }) => template === 'good')).toHaveLength(whole);
  for (const { template, message, line } of estate.errors) {
    expect(template).toBe('mutated');
    expect(message).toMatch(/^\w/);
    if (line !== undefined) expect(line).toBeGreaterThan(0);
  }
}

describe('a template that somebody broke', { timeout: 3_600_000 }, () => {
  it('as a text is read or refused in words', () => {
    const property = fc.property(fc.nat(), textMutations, (which, mutations) =>
      survives(mutatedText(texts[which % texts.length] ?? '', mutations)),
    );
    fc.assert(property, { numRuns: Math.ceil(RUNS / 2) });
  });

  it('as a value is read or refused in words', () => {
    const property = fc.property(fc.nat(), valueMutations, (which, mutations) =>
      survives(JSON.stringify(mutatedValue(values[which % values.length], mutations)) ?? ''),
    );
    fc.assert(property, { numRuns: Math.ceil(RUNS / 2) });
  });
});
