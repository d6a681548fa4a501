import { expect, test } from 'vitest';

import { resourceAtLine } from './resource-at-line.ts';

test('A line belongs to the resource that has begun before it', () => {
  const text = 'Parameters:\n  P: { Type: String }\nResources:\n  A:\n    Type: X\n  B:\n    Type: Y\nOutputs:\n  O: { Value: 1 }\n';
  expect([1, 2, 4, 5, 6, 7, 9].map((line) => resourceAtLine(text, line))).toEqual([undefined, undefined, 'A', 'A', 'B', 'B', undefined]);
});

test('JSON is read as well', () => {
  expect(resourceAtLine('{\n "Resources": {\n  "A": {\n   "Type": "X"\n  }\n }\n}\n', 4)).toBe('A');
});
