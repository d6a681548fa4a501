import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { LandfallError } from '../../report/index.ts';
import type { Estate } from '../graph/estate.ts';
import { ESTATE_FILE } from './load-estate.ts';

/**
 * Writes an estate as `estate.json` and its templates below `directory`, readable by the owner only: parameters can hold secrets.
 * A template that couldn't be read isn't written, but its stacks stay named: whoever reads the folder is told. Throws `LandfallError` for
 * templates alone, which no account holds.
 */
export async function writeEstate(estate: Estate, directory: string): Promise<void> {
  if (estate.accounts.length === 0) {
    throw new LandfallError('NoAccounts', 'templates alone are no estate: no account holds them', { fix: 'name a project or an estate' });
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, ESTATE_FILE);
  // Without it, nothing takes a half-written folder for an estate.
  await rm(file, { force: true });
  const templates = new Map(estate.stacks.map(({ template, source }) => [template, source.text]));
  for (const [path, text] of templates) {
    await mkdir(dirname(join(directory, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(directory, path), text, { mode: 0o600 });
  }
  await writeFile(file, `${JSON.stringify(estate.description, undefined, 2)}\n`, { mode: 0o600 });
}
