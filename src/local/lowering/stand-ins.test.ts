import { expect, test } from 'vitest';

import { MINISTACK_VERSION as INSTALLED } from '../emulators/index.ts';
import { IGNORED_PROPERTIES } from './ignored-properties.ts';
import { MISSING_ATTRIBUTES } from './missing-attributes.ts';
import { STAND_INS } from './stand-ins/index.ts';
import { MINISTACK_VERSION } from './supported-types.ts';
import { EXAMPLES } from './testing/examples.ts';
import { isSupported } from './unlisted.ts';

test('the list of supported types is of the version that is installed', () => {
  expect(MINISTACK_VERSION).toBe(INSTALLED);
});

test('each stand-in has an example that its parity is shown with', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...STAND_INS.keys()].sort());
});

test('no table speaks of a type that the emulator refuses', () => {
  const types = [...IGNORED_PROPERTIES.map(({ type }) => type), ...Object.keys(MISSING_ATTRIBUTES)];
  expect(types.filter((type) => !isSupported(type))).toEqual([]);
});

test('no property is listed twice for a type', () => {
  const names = IGNORED_PROPERTIES.flatMap(({ type, paths }) => paths.map((path) => `${type} ${path}`));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
