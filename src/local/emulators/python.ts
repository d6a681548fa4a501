import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { LandfallError } from '../../report/index.ts';
import { withoutCredentials } from './clean-environment.ts';

/** A Python that can make virtual environments. */
export interface Python {
  /** Absolute, with symbolic links resolved: an upgrade of the system's `python3` must not change what a venv runs. */
  readonly executable: string;
  /** Such as `3.11`. */
  readonly version: string;
}

// The emulators need 3.10; 3.14 is the newest for which every pinned package has a wheel.
const OLDEST = 10;
const NEWEST = 14;

const PROBE = `
import json, os, sys
try:
    import venv, ensurepip
    able = True
except ImportError:
    able = False
print(json.dumps([os.path.realpath(sys.executable), sys.version_info[0], sys.version_info[1], able]))`;

const FIX =
  `Install Python 3.${OLDEST} to 3.${NEWEST} with venv ` +
  '(Debian and Ubuntu: `sudo apt-get install python3 python3-venv`; macOS: `brew install python@3.13`), then run the command again.';

/** The first usable Python on the PATH, the system's `python3` before any other. Throws `PythonMissing`, which names what to install. */
export async function findPython(environment: NodeJS.ProcessEnv = process.env): Promise<Python> {
  const rejected: string[] = [];
  for (const command of ['python3', ...versions().map((minor) => `python3.${minor}`)]) {
    const found = await probe(command, environment);
    if (found === undefined) continue;
    if ('python' in found) return found.python;
    if (!rejected.includes(found.rejected)) rejected.push(found.rejected);
  }
  const why = rejected.length === 0 ? 'there is no python3 on the PATH' : rejected.join('; ');
  throw new LandfallError('PythonMissing', `The local cloud's emulators need Python 3.${OLDEST} or newer: ${why}.`, {
    fix: FIX,
    fault: 'input',
  });
}

function versions(): number[] {
  return Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => NEWEST - index);
}

async function probe(command: string, environment: NodeJS.ProcessEnv): Promise<{ python: Python } | { rejected: string } | undefined> {
  let answer: [string, number, number, boolean];
  try {
    const { stdout } = await promisify(execFile)(command, ['-I', '-c', PROBE], { env: withoutCredentials(environment), timeout: 20_000 });
    answer = JSON.parse(stdout) as [string, number, number, boolean];
  } catch {
    // Not there, a shim without a version behind it, or a Python too old for `-I`: as good as missing.
    return undefined;
  }
  const [executable, major, minor, able] = answer;
  const version = `${major}.${minor}`;
  if (major !== 3 || minor < OLDEST) return { rejected: `${executable} is ${version}, which is too old` };
  if (minor > NEWEST) return { rejected: `${executable} is ${version}, newer than the emulators' packages support` };
  if (!able) return { rejected: `${executable} (${version}) has no venv module` };
  return { python: { executable, version } };
}
