import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { LandfallError } from '../../report/index.ts';

/** How to run one emulator. */
export interface EmulatorCommand {
  readonly name: 'moto' | 'ministack';
  readonly python: string;
  readonly arguments: readonly string[];
  /** Its whole environment: ministack hands it on to every function. */
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly log: string;
  /** A path that answers 200 when it is ready. */
  readonly health: string;
  /** A line of the log that says that state was lost, though it goes on. */
  readonly loss?: RegExp;
}

/** A running emulator: the leader of a process group of its own, which dies with this process. */
export interface Emulator {
  readonly name: string;
  readonly pid: number;
  /** Such as `http://127.0.0.1:40123`. */
  readonly endpoint: string;
  /** Resolves when it has ended, with how: `exit code 1` or `SIGKILL`. */
  readonly ended: Promise<string>;
  /** Lets it save and end. Throws `EmulatorStop` when it doesn't end well within `patience` milliseconds; it's gone either way. */
  stop(patience: number): Promise<void>;
  /** Ends it and its functions at once, without saving. */
  kill(): void;
}

/** From the end of the process's start to its first answer; a busy machine takes seconds. */
const READY_WITHIN_MS = 60_000;

/** Starts an emulator and waits until it answers. Throws `EmulatorStart` with the end of its log when it doesn't. */
export async function startEmulator(command: EmulatorCommand): Promise<Emulator> {
  const log = openSync(command.log, 'w', 0o600);
  const child = spawn(command.python, ['-I', ...command.arguments], {
    env: command.environment,
    cwd: command.workingDirectory,
    detached: true,
    // Standard input is the leash (see the launcher), descriptor 3 brings the port.
    stdio: ['pipe', log, log, 'pipe'],
  });
  closeSync(log);
  child.stdin?.on('error', () => undefined);
  const ended = endOf(child);
  const kill = (): void => killGroup(child);
  try {
    const endpoint = await Promise.race([ready(child, command), failure(command, ended)]);
    return { name: command.name, pid: child.pid ?? 0, endpoint, ended, kill, stop: (patience) => stop(command, child, ended, patience) };
  } catch (error) {
    kill();
    await ended;
    throw error;
  }
}

async function ready(child: ChildProcess, command: EmulatorCommand): Promise<string> {
  const deadline = Date.now() + READY_WITHIN_MS;
  const [line] = (await once(createInterface({ input: child.stdio[3] as Readable }), 'line')) as [string];
  const endpoint = `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}`;
  while (Date.now() < deadline) {
    const answer = await fetch(`${endpoint}${command.health}`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) {
      assertNothingLost(command);
      return endpoint;
    }
    await sleep(20);
  }
  throw new LandfallError('EmulatorStart', `${command.name} didn't answer within ${READY_WITHIN_MS / 1000} seconds.`, {
    fix: `Look at ${command.log}.`,
    fault: 'cloud',
  });
}

async function failure(command: EmulatorCommand, ended: Promise<string>): Promise<never> {
  const how = await ended;
  throw new LandfallError('EmulatorStart', `${command.name} ended while it started (${how}): ${lastLine(command.log)}`, {
    fix: `Look at ${command.log}.`,
    fault: 'cloud',
  });
}

async function stop(command: EmulatorCommand, child: ChildProcess, ended: Promise<string>, patience: number): Promise<void> {
  child.kill('SIGTERM');
  const how = await Promise.race([ended, sleep(patience, 'no answer', { ref: false })]);
  // What is left of the group: functions that were kept warm.
  killGroup(child);
  if (how === 'exit code 0') return assertNothingLost(command);
  throw new LandfallError('EmulatorStop', `${command.name} didn't save its state (${how}): ${lastLine(command.log)}`, {
    fix: `Look at ${command.log}.`,
    fault: 'cloud',
  });
}

function assertNothingLost(command: EmulatorCommand): void {
  if (command.loss === undefined) return;
  const lost = readFileSync(command.log, 'utf8')
    .split('\n')
    .find((line) => command.loss?.test(line));
  if (lost === undefined) return;
  throw new LandfallError('EmulatorState', `${command.name} lost state: ${lost.slice(0, 400)}`, {
    fix: `Look at ${command.log}.`,
    fault: 'cloud',
  });
}

async function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
}

function lastLine(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').at(-1)?.slice(0, 400) || 'its log is empty';
}
