import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { LandfallError } from '../../report/index.ts';
import type { Door } from '../door/index.ts';
import type { Emulator } from '../emulators/index.ts';
import { boot, killAll } from './boot.ts';
import type { BootOptions } from './boot.ts';
import { makeStateDirectory } from './directory.ts';
import type { StateDirectory } from './directory.ts';
import { chooseFreePort } from './free-port.ts';
import { DEFAULT_REGION, MANAGEMENT_ACCOUNT } from './local-cloud.ts';
import { releaseLock, takeLock } from './lock.ts';
import { identify } from './process-identity.ts';
import { RECORD_FORMAT, readRecord, writeRecord, writeWhole } from './record.ts';
import type { CloudRecord, Failure } from './record.ts';
import { VERSIONS, dropSnapshot, sealSnapshot } from './snapshot.ts';

export interface ServeOptions extends BootOptions {
  readonly region?: string;
  /** Speaks to the daemon's log. */
  readonly say: (line: string) => void;
}

/** How the daemon ends: told to stop with or without saving, or an emulator's end. */
type Ending = { readonly kind: 'save' | 'discard' } | { readonly kind: 'broken'; readonly why: string };

/** How long an emulator may take to write its state. */
const SAVE_WITHIN_MS = 60_000;
const CLOSE_WITHIN_MS = 10_000;

/**
 * The daemon's whole life: takes the lock, starts emulators and front door, keeps them until a signal (SIGTERM saves, SIGUSR2
 * discards) or until one of them ends, and leaves everything stopped. Returns the exit code; 0 too when another daemon holds the lock.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const { directory, say } = options;
  // Whatever this process and the emulators write is readable by the owner only.
  process.umask(0o077);
  makeStateDirectory(directory);
  if (!takeLock(directory.lock)) {
    say('another daemon holds the lock');
    return 0;
  }
  const signalled = awaitSignal();
  const emulators: Emulator[] = [];
  let record = await firstRecord(options);
  const note = (change: Partial<CloudRecord>): void => {
    record = { ...record, ...change };
    writeRecord(directory.record, record);
    say(`${record.phase}${record.failure === undefined ? '' : `: ${record.failure.message}`}`);
  };
  try {
    note({});
    const begun = boot(options, record, emulators);
    begun.catch(() => undefined);
    // A stop during the start: nothing has happened yet, so there is nothing to save and a snapshot stays as it was.
    const door = await Promise.race([begun, signalled]);
    if ('kind' in door) return await ended(note, emulators);
    record = door.record;
    note({ phase: 'ready' });
    const ending = await Promise.race([signalled, ...emulators.map(brokenBy)]);
    note({ phase: 'stopping' });
    await finish(ending, door.door, emulators, directory, record.bootId);
    return await ended(note, emulators);
  } catch (error) {
    await killAll(emulators);
    note({ phase: 'failed', failure: asFailure(error) });
    return 1;
  } finally {
    releaseLock(directory.lock);
  }
}

async function firstRecord(options: ServeOptions): Promise<CloudRecord> {
  const before = readRecord(options.directory.record);
  const daemon = identify(process.pid);
  if (daemon === undefined) throw new Error('this process cannot be identified');
  return {
    format: RECORD_FORMAT,
    phase: 'starting',
    port: before?.port ?? (await chooseFreePort()),
    region: options.region ?? before?.region ?? DEFAULT_REGION,
    managementAccount: MANAGEMENT_ACCOUNT,
    bootId: randomUUID(),
    token: randomBytes(32).toString('base64url'),
    restored: false,
    versions: VERSIONS,
    daemon,
    started: new Date().toISOString(),
  };
}

async function finish(
  ending: Ending,
  door: Door,
  emulators: readonly Emulator[],
  directory: StateDirectory,
  bootId: string,
): Promise<void> {
  // First the door: nobody changes anything while the emulators write. A request that doesn't end doesn't hold it up.
  await Promise.race([door.close(), sleep(CLOSE_WITHIN_MS, undefined, { ref: false })]);
  if (ending.kind === 'broken') throw new LandfallError('EmulatorEnded', ending.why, { fault: 'cloud', fix: `Look at ${directory.logs}.` });
  if (ending.kind === 'discard') {
    await killAll(emulators);
    dropSnapshot(directory);
    return;
  }
  await Promise.all(emulators.map((emulator) => emulator.stop(SAVE_WITHIN_MS)));
  writeWhole(directory.door, JSON.stringify(door.state() ?? null));
  sealSnapshot(directory, bootId);
}

async function ended(note: (change: Partial<CloudRecord>) => void, emulators: readonly Emulator[]): Promise<number> {
  await killAll(emulators);
  note({ phase: 'stopped' });
  return 0;
}

async function awaitSignal(): Promise<Ending> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve({ kind: 'save' }));
    process.once('SIGINT', () => resolve({ kind: 'save' }));
    process.once('SIGUSR2', () => resolve({ kind: 'discard' }));
  });
}

async function brokenBy(emulator: Emulator): Promise<Ending> {
  return { kind: 'broken', why: `${emulator.name} ended on its own (${await emulator.ended}), so the whole local cloud stopped.` };
}

function asFailure(error: unknown): Failure {
  if (error instanceof LandfallError) {
    return { code: error.code, message: error.message, fault: error.fault, ...(error.fix === undefined ? {} : { fix: error.fix }) };
  }
  return { code: 'LocalCloudDaemon', message: error instanceof Error ? (error.stack ?? error.message) : String(error), fault: 'cloud' };
}
