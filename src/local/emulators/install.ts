import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { LandfallError, silent } from '../../report/index.ts';
import type { Report } from '../../report/index.ts';
import { isAlive } from '../cloud/process-identity.ts';
import { withoutCredentials } from './clean-environment.ts';
import { findPython } from './python.ts';
import type { Python } from './python.ts';
import { MINISTACK_VERSION, MOTO_VERSION, REQUIREMENTS } from './requirements.ts';

export interface InstallOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly report?: Report;
}

const DIGEST = createHash('sha256').update(REQUIREMENTS).digest('hex').slice(0, 12);
const run = promisify(execFile);

/**
 * Makes sure that both emulators are installed in a private folder of the user's cache, and returns the absolute path of its
 * Python. Installed once for each set of pinned packages; a folder appears whole or not at all, also with two installations at once.
 * Throws `PythonMissing` or `EmulatorInstall`.
 */
export async function installEmulators(options: InstallOptions = {}): Promise<string> {
  const environment = options.environment ?? process.env;
  const cache = path.join(environment['XDG_CACHE_HOME'] || path.join(environment['HOME'] || homedir(), '.cache'), 'landfall');
  const present = await installed(cache);
  if (present !== undefined) return present;

  const python = await findPython(environment);
  (options.report ?? silent).emit({
    type: 'note',
    text: `Installing the local cloud's emulators once (moto ${MOTO_VERSION}, ministack ${MINISTACK_VERSION}) with Python ${python.version}`,
  });
  await mkdir(cache, { recursive: true, mode: 0o700 });
  await removeLeftovers(cache);
  const final = path.join(cache, `emulators-${DIGEST}-python${python.version}`);
  const draft = `${final}.draft-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await build(python, draft, withoutCredentials(environment));
    await publish(draft, final);
  } catch (error) {
    throw asInstallError(error);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return interpreter(final);
}

/** A finished folder whose Python is still there (a removed or upgraded Python leaves a dangling link). */
async function installed(cache: string): Promise<string | undefined> {
  const names = await readdir(cache).catch(() => []);
  for (const name of names.filter((each) => new RegExp(`^emulators-${DIGEST}-python3\\.\\d+$`).test(each)).toSorted()) {
    const python = interpreter(path.join(cache, name));
    if (await exists(python)) return python;
  }
  return undefined;
}

async function build(python: Python, draft: string, env: NodeJS.ProcessEnv): Promise<void> {
  const limits = { env, timeout: 600_000, maxBuffer: 64 * 1024 * 1024 };
  await run(python.executable, ['-I', '-m', 'venv', draft], limits);
  // Wheels only: building a source package would run its code, with dependencies that no hash pins. Not compiled: the emulators
  // import a small part of it, which compiles itself at the first start.
  const flags = [
    '--quiet',
    '--no-input',
    '--disable-pip-version-check',
    '--no-compile',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--require-hashes',
  ];
  const installs = halves(REQUIREMENTS).map(async (half, index) => {
    const list = path.join(draft, `requirements-${index + 1}.txt`);
    await writeFile(list, half);
    await run(interpreter(draft), ['-I', '-m', 'pip', 'install', ...flags, '--requirement', list], limits);
  });
  // Not `all`: the folder must not be removed under one that still writes.
  const failed = (await Promise.allSettled(installs)).find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Two pips at once take little more than half the time; without dependencies to resolve, they don't meet. */
function halves(requirements: string): string[] {
  const packages = requirements.split(/\n(?=\S)/);
  const middle = packages.findIndex((each) => each.startsWith('flask'));
  return [packages.slice(0, middle), packages.slice(middle)].map((half) => `${half.join('\n')}\n`);
}

async function publish(draft: string, final: string): Promise<void> {
  try {
    await rename(draft, final);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    // Somebody else was first: theirs is as good, unless its Python is gone.
    if (await exists(interpreter(final))) return;
    await rm(final, { recursive: true, force: true });
    await rename(draft, final);
  }
}

/** Drafts of installations that were killed. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /^emulators-.*\.draft-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(path.join(cache, name), { recursive: true, force: true });
  }
}

function asInstallError(error: unknown): LandfallError {
  if (error instanceof LandfallError) return error;
  const { stderr, message } = error as Error & { stderr?: string };
  const lines = (stderr ?? '').split('\n').filter((line) => /error/i.test(line));
  const reason = (lines.at(-1) ?? message).trim();
  return new LandfallError('EmulatorInstall', `Installing the local cloud's emulators failed: ${reason}`, {
    fix: 'Check that pip reaches a package index (PIP_INDEX_URL, HTTPS_PROXY and PIP_CERT are honoured), then run the command again.',
    fault: 'input',
    cause: error,
  });
}

function interpreter(folder: string): string {
  return path.join(folder, 'bin', 'python');
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
