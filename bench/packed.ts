import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/**
 * Builds the package and lays it out as npm would install it: what `files` names, and no sources beside it. Returns its folder, which
 * lies below node_modules, so that its dependencies are found.
 */
export function packedPackage(): string {
  const { status } = spawnSync(process.execPath, [join(root, 'tools/build.ts')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The package does not build');
  const folder = join(root, 'node_modules/.cache/landfall-bench/landfall');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: readonly string[] };
  for (const name of ['package.json', ...files]) cpSync(join(root, name), join(folder, name), { recursive: true });
  return folder;
}
