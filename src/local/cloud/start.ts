import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { LandfallError } from '../../report/index.ts';
import type { Report } from '../../report/index.ts';
import { installEmulators } from '../emulators/index.ts';
import { makeStateDirectory, stateDirectory } from './directory.ts';
import type { StateDirectory } from './directory.ts';
import { localCloudOf } from './local-cloud.ts';
import type { LocalCloud } from './local-cloud.ts';
import { lockHolder } from './lock.ts';
import { isRunning } from './process-identity.ts';
import { RECORD_FORMAT, readRecord } from './record.ts';
import type { CloudRecord } from './record.ts';

export interface StartOptions {
  /** Home region of the project; by default the last one, at first `eu-central-1`. */
  readonly region?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly report?: Report;
  /** The daemon's script; for tests that bring a front door of their own. */
  readonly daemon?: string;
}

const READY_WITHIN_MS = 90_000;
const POLL_MS = 20;
/** More than one only when another daemon is just stopping, or lost the race for the lock and then failed. */
const DAEMONS = 5;

/**
 * Returns the local cloud, started if it isn't running; any number of processes may ask at once. Installs the emulators first if
 * need be. Throws `LandfallError`: what `installEmulators` throws, `LocalCloudPort`, `LocalCloudRegion`, or why an emulator didn't start.
 */
export async function startLocalCloud(options: StartOptions = {}): Promise<LocalCloud> {
  const environment = options.environment ?? process.env;
  const directory = stateDirectory(environment);
  const running = answering(directory);
  if (running !== undefined) return accept(directory, running, options.region);
  const python = await installEmulators({ environment, ...(options.report === undefined ? {} : { report: options.report }) });
  makeStateDirectory(directory);

  const deadline = Date.now() + READY_WITHIN_MS;
  let daemon: Daemon | undefined;
  let spawned = 0;
  while (Date.now() < deadline) {
    const record = answering(directory);
    if (record !== undefined) return accept(directory, record, options.region);
    if (daemon?.hasEnded() && readsAsFailed(directory, daemon)) throw failureOf(directory, daemon);
    if ((daemon === undefined || daemon.hasEnded()) && lockHolder(directory.lock) === undefined && spawned < DAEMONS) {
      daemon = spawnDaemon(directory, python, options);
      spawned += 1;
    }
    await sleep(POLL_MS);
  }
  throw new LandfallError('LocalCloudSlow', `The local cloud wasn't ready within ${READY_WITHIN_MS / 1000} seconds.`, {
    fix: `Look at ${directory.logs}.`,
    fault: 'cloud',
  });
}

/** The record of a daemon that is ready and alive. */
export function answering(directory: StateDirectory): CloudRecord | undefined {
  const record = readRecord(directory.record);
  return record?.phase === 'ready' && isRunning(record.daemon) ? record : undefined;
}

function accept(directory: StateDirectory, record: CloudRecord, region: string | undefined): LocalCloud {
  if (record.format !== RECORD_FORMAT) {
    throw new LandfallError('LocalCloudVersion', 'The local cloud that runs was started by another version of Landfall.', {
      fix: 'Run `landfall local stop`, then the command again.',
    });
  }
  if (region !== undefined && region !== record.region) {
    throw new LandfallError('LocalCloudRegion', `The local cloud runs for ${record.region}, and this project's region is ${region}.`, {
      fix: 'Run `landfall local stop`, then the command again; or give the project a local cloud of its own with LANDFALL_LOCAL_DIR.',
    });
  }
  return localCloudOf(directory, record);
}

interface Daemon {
  readonly process: ChildProcess;
  hasEnded(): boolean;
}

function spawnDaemon(directory: StateDirectory, python: string, options: StartOptions): Daemon {
  const log = openSync(daemonLog(directory), 'a', 0o600);
  const script = options.daemon ?? fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './daemon.ts' : './daemon.js', import.meta.url));
  const child = spawn(process.execPath, [script, python, ...(options.region === undefined ? [] : [options.region])], {
    detached: true,
    cwd: directory.root,
    // Nothing of the user's but where things are: no credential reaches the daemon.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: directory.root, LANG: 'C.UTF-8', LANDFALL_LOCAL_DIR: directory.root },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  return { process: child, hasEnded: () => ended };
}

/** Did this daemon fail (and not only find another one before it)? */
function readsAsFailed(directory: StateDirectory, daemon: Daemon): boolean {
  const record = readRecord(directory.record);
  return daemon.process.exitCode !== 0 || (record?.phase === 'failed' && record.daemon.pid === daemon.process.pid);
}

function failureOf(directory: StateDirectory, daemon: Daemon): LandfallError {
  const record = readRecord(directory.record);
  const failure = record?.daemon.pid === daemon.process.pid ? record?.failure : undefined;
  if (failure !== undefined) {
    const { code, message, fix, fault } = failure;
    return new LandfallError(code, message, { ...(fix === undefined ? {} : { fix }), ...(fault === undefined ? {} : { fault }) });
  }
  const how = daemon.process.signalCode ?? `exit code ${daemon.process.exitCode}`;
  const last = readFileSync(daemonLog(directory), 'utf8').trimEnd().split('\n').at(-1)?.slice(0, 400);
  return new LandfallError('LocalCloudDaemon', `The local cloud's daemon ended while it started (${how}): ${last}`, {
    fix: `Look at ${daemonLog(directory)}.`,
    fault: 'cloud',
  });
}

function daemonLog(directory: StateDirectory): string {
  return path.join(directory.logs, 'daemon.log');
}
