import { setTimeout as sleep } from 'node:timers/promises';

import { LandfallError } from '../../report/index.ts';
import { stateDirectory } from './directory.ts';
import { lockHolder } from './lock.ts';
import { isRunning, signal } from './process-identity.ts';
import { readRecord } from './record.ts';
import { dropSnapshot, inspectSnapshot } from './snapshot.ts';

export interface StopOptions {
  /** Forgets organization and stacks instead of saving them. */
  readonly discard?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

export interface Stopped {
  /** Was there anything to stop? */
  readonly wasRunning: boolean;
  /** Will the next start bring it back? */
  readonly saved: boolean;
}

// Longer than the daemon gives its emulators.
const STOP_WITHIN_MS = 90_000;

/** Stops the local cloud and waits until it has ended; one that isn't running is fine. Throws when its state couldn't be saved. */
export async function stopLocalCloud(options: StopOptions = {}): Promise<Stopped> {
  const directory = stateDirectory(options.environment);
  const daemon = lockHolder(directory.lock);
  if (daemon !== undefined) {
    signal(daemon, options.discard ? 'SIGUSR2' : 'SIGTERM');
    const deadline = Date.now() + STOP_WITHIN_MS;
    while (isRunning(daemon) && Date.now() < deadline) await sleep(20);
    // Its emulators hang on its life and end with it.
    signal(daemon, 'SIGKILL');
  }
  if (options.discard) dropSnapshot(directory);
  const record = readRecord(directory.record);
  if (daemon !== undefined && record?.phase === 'failed' && record.failure !== undefined && !options.discard) {
    throw new LandfallError(record.failure.code, record.failure.message, {
      ...(record.failure.fix === undefined ? {} : { fix: record.failure.fix }),
      fault: record.failure.fault ?? 'cloud',
    });
  }
  return { wasRunning: daemon !== undefined, saved: inspectSnapshot(directory).kind === 'whole' };
}
