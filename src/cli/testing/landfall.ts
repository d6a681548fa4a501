import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../bin/landfall.js', import.meta.url));

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface LandfallOptions {
  readonly cwd: string;
  /** Beside `PATH`, `HOME` and where the emulators are installed; nothing else of the test's own environment is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** What stands on its standard input; nothing by default. */
  readonly stdin?: string;
  /** Told of each line on standard output as it comes. */
  readonly onLine?: (line: string) => void;
}

/** The command line as users have it: a process of its own, with no credentials but those given. */
export function startLandfall(args: readonly string[], { cwd, env = {}, stdin, onLine }: LandfallOptions): Started {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...inherited(), ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(stdin);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  if (onLine !== undefined) createInterface({ input: child.stdout }).on('line', onLine);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { process: child, ended };
}

export function landfall(args: readonly string[], options: LandfallOptions): Promise<Ended> {
  return startLandfall(args, options).ended;
}

function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'XDG_CACHE_HOME', 'TMPDIR', 'LANG'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}
