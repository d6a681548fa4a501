import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { LocalDescription } from '../local-description.ts';

/** What `landfall local status --json` prints of a local cloud that runs. */
export type RunningCloud = Extract<LocalDescription, { readonly state: 'running' }>;

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A local cloud of a test's own, used as a person would: by the command line, each command a process, in the project file's folder. */
export interface OwnCloud {
  readonly environment: NodeJS.ProcessEnv;
  run(...args: readonly string[]): Promise<Ended>;
  /** As `run`, and throws with all that was printed when it doesn't end with 0. Returns what it printed on stdout. */
  succeed(...args: readonly string[]): Promise<string>;
  /** Throws when it doesn't run. */
  status(): Promise<RunningCloud>;
  /** Stops the local cloud and forgets it. */
  takeDown(): Promise<void>;
}

const ROOT = resolve(import.meta.dirname, '../../..');

/** Absolute folder of the example's project file, which tests leave as it is. */
const HARBOR = join(ROOT, 'examples/harbor');

/** Nothing is started yet. `folder` is that of the project file. */
export function ownCloud(folder: string = HARBOR): OwnCloud {
  const root = mkdtempSync(join(tmpdir(), 'landfall-system-'));
  const environment = { ...process.env, LANDFALL_LOCAL_DIR: root };
  const run = (...args: readonly string[]) => runLandfall(args, folder, environment);
  const succeed = async (...args: readonly string[]): Promise<string> => {
    const ended = await run(...args);
    if (ended.code !== 0) throw new Error(`landfall ${args.join(' ')} ended with ${ended.code}:\n${ended.stdout}${ended.stderr}`);
    return ended.stdout;
  };
  return {
    environment,
    run,
    succeed,
    async status() {
      const description = JSON.parse(await succeed('local', 'status', '--json')) as LocalDescription;
      if (description.state !== 'running') throw new Error(`the local cloud is ${description.state}`);
      return description;
    },
    async takeDown() {
      await succeed('local', 'stop', '--discard');
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Brings a project up in a local cloud of its own. Leaves nothing behind when that fails. */
export async function bringUp(folder: string = HARBOR): Promise<OwnCloud> {
  const cloud = ownCloud(folder);
  try {
    await cloud.succeed('up', '--target', 'local');
  } catch (error) {
    await cloud.takeDown();
    throw error;
  }
  return cloud;
}

function runLandfall(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/landfall.js'), ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (texts[stream] += text));
  }
  return new Promise((settle, fail) => {
    child.on('error', fail);
    child.on('close', (code) => settle({ code, ...texts }));
  });
}
