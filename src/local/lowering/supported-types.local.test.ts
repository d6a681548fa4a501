import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { installEmulators } from '../emulators/index.ts';
import { SUPPORTED_TYPES_FILE, supportedTypesText } from './testing/supported-types-text.ts';

test('the list of supported types is that of the installed emulator (tools/ministack-types.ts writes it)', async () => {
  expect(await readFile(SUPPORTED_TYPES_FILE, 'utf8')).toBe(await supportedTypesText(await installEmulators()));
});
