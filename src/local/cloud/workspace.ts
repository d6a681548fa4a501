import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { LAUNCHER } from '../emulators/index.ts';
import { guardText } from '../guard/guard.ts';
import type { StateDirectory } from './directory.ts';

/** Makes the `run` folder anew: what the emulators need beside their data. */
export function makeWorkspace(directory: StateDirectory, node: string = process.execPath): void {
  rmSync(directory.run, { recursive: true, force: true });
  for (const folder of [directory.run, directory.binaries, directory.temporary]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(directory.guard, guardText(), { mode: 0o600 });
  writeFileSync(directory.launcher, LAUNCHER, { mode: 0o600 });
  // First on ministack's PATH: functions run under this Node, guarded even if their own NODE_OPTIONS replace ours.
  const shim = `#!/bin/sh\nexec ${quote(node)} --require=${quote(directory.guard)} "$@"\n`;
  writeFileSync(path.join(directory.binaries, 'node'), shim, { mode: 0o700 });
  linkSdk(directory);
}

/**
 * Functions are unpacked below `tmp`, so they find the SDK in a folder above it, as in the managed runtime, and nothing else: what
 * a function forgot to bundle must fail here too.
 */
function linkSdk(directory: StateDirectory): void {
  const paths = createRequire(import.meta.url).resolve.paths('@aws-sdk/client-sts') ?? [];
  const found = paths.map((modules) => path.join(modules, '@aws-sdk')).find((scope) => existsSync(path.join(scope, 'client-sts')));
  if (found === undefined) return;
  const modules = path.join(directory.run, 'node_modules');
  mkdirSync(modules, { mode: 0o700 });
  symlinkSync(found, path.join(modules, '@aws-sdk'), 'dir');
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
