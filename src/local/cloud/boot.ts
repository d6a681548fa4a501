import { existsSync, readFileSync } from 'node:fs';

import { LandfallError } from '../../report/index.ts';
import type { Door, startDoor } from '../door/index.ts';
import { ministackCommand, motoCommand, startEmulator } from '../emulators/index.ts';
import type { Emulator } from '../emulators/index.ts';
import { installGuard } from '../guard/install.ts';
import type { StateDirectory } from './directory.ts';
import { isFree } from './free-port.ts';
import type { CloudRecord } from './record.ts';
import { dropSnapshot, inspectSnapshot, openSnapshot, setAside } from './snapshot.ts';
import { makeWorkspace } from './workspace.ts';

export interface BootOptions {
  readonly directory: StateDirectory;
  /** The Python that the emulators are installed for. */
  readonly python: string;
  /** Handed in, as tests of the life cycle have a plainer one. */
  readonly startDoor: typeof startDoor;
}

interface Origin {
  readonly restored: boolean;
  readonly bootId?: string;
  readonly dropped?: string;
}

/**
 * Starts emulators and front door, with what the last stop saved where that is whole. Fills `emulators` as soon as they run, so
 * that they can be ended. Throws `LocalCloudPort`, or why an emulator or the door didn't start; a snapshot is then as it was.
 */
export async function boot(options: BootOptions, record: CloudRecord, emulators: Emulator[]): Promise<{ door: Door; record: CloudRecord }> {
  const { directory } = options;
  if (!(await isFree(record.port))) throw portTaken(record.port, directory);
  makeWorkspace(directory);
  installGuard(directory.guard);
  const origin = await bringBack(options, record, emulators);
  const [moto, ministack] = emulators as [Emulator, Emulator];
  const door = await options.startDoor({
    port: record.port,
    moto: moto.endpoint,
    ministack: ministack.endpoint,
    managementAccount: record.managementAccount,
    region: record.region,
    logFile: directory.requests,
    token: record.token,
    state: readDoorState(directory),
  });
  openSnapshot(directory);
  return { door, record: { ...record, ...origin } };
}

/** Starts the emulators with what the last stop saved, or empty. A snapshot on which they fail and without which they don't is dropped. */
async function bringBack(options: BootOptions, record: CloudRecord, emulators: Emulator[]): Promise<Origin> {
  const { directory } = options;
  const snapshot = inspectSnapshot(directory);
  if (snapshot.kind !== 'whole') {
    dropSnapshot(directory);
    await startEmulators(options, record, emulators);
    return { restored: false, ...(snapshot.kind === 'broken' ? { dropped: snapshot.why } : {}) };
  }
  try {
    await startEmulators(options, record, emulators);
    return { restored: true, bootId: snapshot.bootId };
  } catch (error) {
    const aside = setAside(directory);
    try {
      await startEmulators(options, record, emulators);
    } catch (again) {
      aside.putBack();
      throw again;
    }
    aside.forget();
    return {
      restored: false,
      dropped: `it could not be brought back: ${(error instanceof Error ? error.message : String(error)).replace(/\.$/, '')}`,
    };
  }
}

/** Fills `emulators` with moto and ministack, or leaves none of them running and throws. */
async function startEmulators({ directory, python }: BootOptions, record: CloudRecord, emulators: Emulator[]): Promise<void> {
  const commands = [motoCommand(python, directory), ministackCommand(python, directory, { port: record.port, region: record.region })];
  const starts = await Promise.allSettled(commands.map(startEmulator));
  const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed === undefined) {
    emulators.push(...started);
    return;
  }
  await killAll(started);
  throw failed.reason;
}

/** Waits for their end: who starts next must find the data folder to itself. */
export async function killAll(emulators: readonly Emulator[]): Promise<void> {
  for (const emulator of emulators) emulator.kill();
  await Promise.all(emulators.map((emulator) => emulator.ended));
}

function readDoorState(directory: StateDirectory): unknown {
  return existsSync(directory.door) ? JSON.parse(readFileSync(directory.door, 'utf8')) : undefined;
}

function portTaken(port: number, directory: StateDirectory): LandfallError {
  return new LandfallError(
    'LocalCloudPort',
    `Port ${port}, which this local cloud was given at its first start, is used by another program.`,
    {
      fix: `Stop that program, or start a local cloud elsewhere with LANDFALL_LOCAL_DIR (this one is ${directory.root}).`,
      fault: 'input',
    },
  );
}
