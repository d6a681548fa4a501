import { spawnSync } from 'node:child_process';

import type { Spent } from './finding.ts';

export interface Ran extends Spent {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** The shell's own clock counts the CPU of the children too, which Node doesn't tell. */
const TIMED = 'TIMEFORMAT="spent %R %U %S"; time "$@"';
const SPENT = /spent (\S+) (\S+) (\S+)\s*$/;
const MOST_OUTPUT = 1 << 30;

/** Runs a program to its end. The exit code is the caller's to judge: checkers end with one that says what they found. */
export function timed(command: string, args: readonly string[], options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv }): Ran {
  const { stdout, stderr, status, error } = spawnSync('bash', ['-c', TIMED, 'bash', command, ...args], {
    ...options,
    encoding: 'utf8',
    env: { ...process.env, ...options.env, LC_ALL: 'C' },
    maxBuffer: MOST_OUTPUT,
  });
  if (error !== undefined) throw error;
  const [, real, user, system] = SPENT.exec(stderr) ?? [];
  if (real === undefined) throw new Error(`${command} was stopped: ${stderr}`);
  return { stdout, stderr: stderr.replace(SPENT, ''), status, wall: Number(real), cpu: Number(user) + Number(system) };
}
