import { spawn } from 'node:child_process';
import { lstat, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Project } from '../../project/index.ts';
import { LandfallError } from '../../report/index.ts';
import { buildEnvironment } from './build-environment.ts';
import { filesBelow } from './files.ts';

/** Written for each environment when it is released; a file of that name among the build's is for development only. */
export const RUNTIME_CONFIG = 'runtime-config.json';

/**
 * Runs the web app's own build and reads what it made: path → content. Throws `LandfallError` with the command's last lines when it
 * fails, and when it leaves no `index.html`.
 */
export async function buildWeb(project: Project): Promise<Readonly<Record<string, Uint8Array>>> {
  const { path, build, output } = project.architecture.web;
  const folder = resolve(project.root, path);
  await requireFolder(folder, path);
  await run(build, folder, path);
  return readWeb(join(folder, output), `${path}/${output}`);
}

async function requireFolder(folder: string, path: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new LandfallError('WebFolderMissing', `the web app's folder ${path} isn't there`, { fix: 'correct architecture.web.path' });
}

/** Lines of output that are shown of a failed build. */
const SHOWN = 20;
const KEPT_CHARACTERS = 64 * 1024;

async function run(command: string, folder: string, path: string): Promise<void> {
  const child = spawn(command, {
    cwd: folder,
    shell: true,
    env: buildEnvironment(folder, process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = await new Promise<string | number | null>((settle, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => settle(signal ?? code));
  });
  if (ended === 0) return;
  const lines = output.trimEnd().split('\n').slice(-SHOWN).join('\n');
  throw new LandfallError(
    'WebBuildFailed',
    `\`${command}\` in ${path} ended with ${ended}${lines === '' ? ', without a word' : `:\n${lines}`}`,
    {
      fix: `run it yourself in ${path}`,
    },
  );
}

async function readWeb(folder: string, shown: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const files: Record<string, Uint8Array> = {};
  for (const path of await filesBelow(folder)) {
    if (path === RUNTIME_CONFIG) continue;
    const file = join(folder, path);
    // A link could publish any file of this machine.
    if (!(await lstat(file)).isFile())
      throw new LandfallError('WebFileIsLink', `${shown}/${path} is no regular file`, { fix: 'let the build copy it' });
    files[path] = await readFile(file);
  }
  if (files['index.html'] === undefined) {
    throw new LandfallError('WebBuildEmpty', `the build left no index.html in ${shown}`, {
      fix: 'correct architecture.web.output or the build',
    });
  }
  return files;
}
