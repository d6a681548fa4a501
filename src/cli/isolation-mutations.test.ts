import { resolve } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { estateOfProject } from './estate-of-project.ts';
import type { EstateFiles } from './testing/isolation/draft.ts';
import { HARMLESS } from './testing/isolation/harmless/index.ts';
import { judged, shownPaths, shows } from './testing/isolation/judged.ts';
import { OPENINGS } from './testing/isolation/openings/index.ts';

let files: EstateFiles;
beforeAll(async () => {
  const estate = await estateOfProject(resolve(import.meta.dirname, '../../examples/harbor/landfall.config.ts'));
  files = { description: estate.description, templates: new Map(estate.stacks.map(({ source }) => [source.path, source.text])) };
}, 120_000);

test('the example is proven to be isolated', () => {
  const { result } = judged(files, () => {});
  expect(result).toMatchObject({ proven: true, paths: [], unknown: [] });
});

describe('a change that opens the example is found', () => {
  test('in enough forms', () => {
    expect(new Set(OPENINGS.map(({ title }) => title)).size).toBe(OPENINGS.length);
    expect(OPENINGS.length).toBeGreaterThanOrEqual(75);
  });
  test.each(OPENINGS)('$title', { timeout: 60_000 }, (opening) => {
    const outcome = judged(files, opening.change);
    expect(outcome.result.proven).toBe(false);
    if (!shows(opening, outcome)) expect({ paths: shownPaths(outcome), unknown: outcome.result.unknown }).toEqual(opening);
  });
});

describe('a change that is harmless leaves it proven', () => {
  test('in enough forms', () => {
    expect(new Set(HARMLESS.map(({ title }) => title)).size).toBe(HARMLESS.length);
    expect(HARMLESS.length).toBeGreaterThanOrEqual(45);
  });
  test.each(HARMLESS)('$title', { timeout: 60_000 }, ({ change }) => {
    const outcome = judged(files, change);
    expect({ paths: shownPaths(outcome), unknown: outcome.result.unknown, proven: outcome.result.proven }).toEqual({
      paths: [],
      unknown: [],
      proven: true,
    });
  });
});
