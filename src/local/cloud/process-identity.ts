import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process for as long as it lives: the id alone may belong to somebody else by the time it is used. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in a notation of the system's own; the same for as long as the process lives. */
  readonly started: string;
}

/** Undefined when there is no such process, or only what is left of it until its parent looks. */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedByPs(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Is this very process, not another under the same number, still running? */
export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.started === identity.started;
}

/** Does any process have this number? */
export function isAlive(pid: number): boolean {
  return identify(pid) !== undefined;
}

/** Sends a signal to this very process, if it still runs. */
export function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Clock ticks since boot (proc_pid_stat(5), field 22), so the boot's own id stands before them. */
function startedOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${bootOfLinux()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

function bootOfLinux(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

function startedByPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const [state = '', ...started] = line.trim().split(/\s+/);
    return state === '' || state.startsWith('Z') ? undefined : started.join(' ');
  } catch {
    return undefined;
  }
}
