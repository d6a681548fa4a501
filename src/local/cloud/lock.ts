import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

import { identify, isRunning } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** How long one process may take to clear a lock away that a dead one left: it needs microseconds. */
const CLEARING_MS = 10_000;

/** The living process that holds the lock. */
export function lockHolder(file: string): ProcessIdentity | undefined {
  const holder = read(file);
  return holder !== undefined && isRunning(holder) ? holder : undefined;
}

/** Takes the lock for this process until it ends or lets go; false when a living process holds it. Whoever died holding it has lost it. */
export function takeLock(file: string): boolean {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (create(file)) return true;
    if (lockHolder(file) !== undefined) return false;
    clearStale(file);
  }
  return false;
}

export function releaseLock(file: string): void {
  if (read(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** A lock appears under its name with its content, at once, and only if there is none: what `link` does and `open` can't. */
function create(file: string): boolean {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** One clears at a time and looks again first: else the second of two would remove the lock that the first has just taken. */
function clearStale(file: string): void {
  const clearing = `${file}.clearing`;
  if (!create(clearing)) {
    const age = Date.now() - (statSync(clearing, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > CLEARING_MS) rmSync(clearing, { force: true });
    return;
  }
  try {
    if (lockHolder(file) === undefined) rmSync(file, { force: true });
  } finally {
    rmSync(clearing, { force: true });
  }
}

function read(file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
