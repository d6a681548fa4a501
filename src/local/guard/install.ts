import { createRequire } from 'node:module';

import { guard } from './guard.ts';

/** From now on only loopback connects in this process: for as long as no local cloud has written the file that other processes load. */
export function guardThisProcess(): void {
  guard(createRequire(import.meta.url), '');
}

/**
 * From now on only loopback connects: in this process and in the Node processes started from it. Can't be taken back.
 * `file` is the guard's text, as `LocalCloud.guard` names it.
 */
export function installGuard(file: string): void {
  guard(createRequire(import.meta.url), file);
}
