import { expect, test } from 'vitest';

import type { Label } from './labels.ts';
import { meanOf, precisionOf, recallOf, scoreOf } from './score.ts';

const label = (resource: string, kind: Label['kind'], more: Partial<Label> = {}): Label => ({
  template: 'a.yaml',
  resource,
  promise: 'G2',
  also: [],
  orAt: [],
  kind,
  what: '',
  ...more,
});
const finding = (resource: string, rule = 'G2') => ({ template: 'a.yaml', resource, rule });
const itself = (rule: string): readonly string[] => [rule];

test('A fault counts once for its resource and promise, and what has no label counts for nothing', () => {
  const labels = [label('A', 'fault'), label('B', 'fault'), label('C', 'good'), label('D', 'good')];
  const score = scoreOf(labels, [finding('A'), finding('A'), finding('B', 'G3'), finding('C'), finding('Z')], itself);
  expect(score.found.map(({ resource }) => resource)).toEqual(['A']);
  expect(score.missed.map(({ resource }) => resource)).toEqual(['B']);
  expect(score.accused.map(({ resource }) => resource)).toEqual(['C']);
  expect(recallOf(score)).toBe(0.5);
  expect(precisionOf(score)).toBe(0.5);
});

test('A fault of two promises is found under either, and at either of two resources that decide together', () => {
  const labels = [label('A', 'fault', { also: ['G3'] }), label('B', 'fault', { orAt: ['P'] })];
  expect(scoreOf(labels, [finding('A', 'G3'), finding('P')], itself).missed).toEqual([]);
});

test('A rule that no promise knows says nothing', () => {
  expect(scoreOf([label('A', 'fault')], [finding('A')], () => []).found).toEqual([]);
});

test('The mean passes over what is no number', () => {
  expect(meanOf([0.5, Number.NaN, 1])).toBe(0.75);
});
