import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { LABELLED, loadLabels } from './labels.ts';

const labels = loadLabels(LABELLED);

test('Every template has labels', () => {
  const templates = readdirSync(join(LABELLED, 'templates'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:json|yaml)$/.test(name),
  );
  expect(templates.filter((name) => !labels.some(({ template }) => template === name))).toEqual([]);
});

test('No resource is both faulty and as it should be for one promise', () => {
  const keys = labels.map(({ template, resource, promise }) => `${template} ${resource} ${promise}`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('Each promise has about as many resources that are as they should be as faulty ones', () => {
  for (const promise of new Set(labels.map((label) => label.promise))) {
    const of = (kind: string): number => labels.filter((label) => label.promise === promise && label.kind === kind).length;
    expect(of('good') / of('fault'), promise).toBeGreaterThan(0.5);
    expect(of('good') / of('fault'), promise).toBeLessThan(2);
  }
});
