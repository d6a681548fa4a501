import { resolve } from 'node:path';

import type { LocalDescription } from '../local-description.ts';
import { type Ended, landfall } from './landfall.ts';
import { type LocalWorld, makeLocalWorld } from './local-world.ts';

/** What `landfall local status --json` prints of a local cloud that runs. */
export type RunningCloud = Extract<LocalDescription, { readonly state: 'running' }>;

/** A local cloud of a test's own, used as a person would: by the command line, each command a process, in the project file's folder. */
export interface OwnCloud {
  readonly world: LocalWorld;
  run(...args: readonly string[]): Promise<Ended>;
  /** As `run`, and throws with all that was printed when it doesn't end with 0. Returns what it printed on stdout. */
  succeed(...args: readonly string[]): Promise<string>;
  /** Throws when it doesn't run. */
  status(): Promise<RunningCloud>;
  /** Stops the local cloud and forgets it. */
  takeDown(): Promise<void>;
}

/** Absolute folder of the example's project file, which tests leave as it is. */
const HARBOR = resolve(import.meta.dirname, '../../../examples/harbor');

/** Nothing is started yet. `folder` is that of the project file. */
export async function ownCloud(folder: string = HARBOR): Promise<OwnCloud> {
  const world = await makeLocalWorld();
  const run = (...args: readonly string[]) => landfall(args, { cwd: folder, env: world.env });
  const succeed = async (...args: readonly string[]): Promise<string> => {
    const { code, signal, stdout, stderr } = await run(...args);
    if (code !== 0) throw new Error(`landfall ${args.join(' ')} ended with ${code ?? signal}:\n${stdout}${stderr}`);
    return stdout;
  };
  return {
    world,
    run,
    succeed,
    async status() {
      const description = JSON.parse(await succeed('local', 'status', '--json')) as LocalDescription;
      if (description.state !== 'running') throw new Error(`the local cloud is ${description.state}`);
      return description;
    },
    async takeDown() {
      try {
        await succeed('local', 'stop', '--discard');
      } finally {
        await world.remove();
      }
    },
  };
}

/** Brings a project up in a local cloud of its own. Leaves nothing behind when that fails. */
export async function bringUp(folder: string = HARBOR): Promise<OwnCloud> {
  const cloud = await ownCloud(folder);
  try {
    await cloud.succeed('up', '--target', 'local');
  } catch (error) {
    await cloud.takeDown();
    throw error;
  }
  return cloud;
}
