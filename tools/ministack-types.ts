import { writeFile } from 'node:fs/promises';

import { SUPPORTED_TYPES_FILE, supportedTypesText } from '../src/local/lowering/testing/supported-types-text.ts';

// To be run when another version of the emulator is pinned.
const python = process.argv[2];
if (python === undefined) {
  process.stderr.write('usage: node tools/ministack-types.ts PYTHON  (the one that ministack is installed for)\n');
  process.exitCode = 2;
} else {
  await writeFile(SUPPORTED_TYPES_FILE, await supportedTypesText(python));
}
