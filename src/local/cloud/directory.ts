import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

import { LandfallError } from '../../report/index.ts';

/** The files of one local cloud. Everything in it is readable by the owner only. */
export interface StateDirectory {
  readonly root: string;
  /** What this local cloud is, and what became of its last start. */
  readonly record: string;
  /** Held by the daemon for as long as it lives. */
  readonly lock: string;
  /** What the emulators keep; whole only while `manifest` is there. */
  readonly data: string;
  readonly manifest: string;
  readonly moto: string;
  readonly ministack: string;
  readonly objects: string;
  readonly door: string;
  /** Made anew at each start: guard, launcher, the `node` of functions, their temporary folders. */
  readonly run: string;
  readonly guard: string;
  readonly launcher: string;
  readonly binaries: string;
  readonly temporary: string;
  /** For the CDK toolkit's cache of a rehearsal. */
  readonly cdk: string;
  readonly logs: string;
  readonly requests: string;
}

/** `LANDFALL_LOCAL_DIR`, else one folder a user below the XDG state folder. */
export function stateDirectory(environment: NodeJS.ProcessEnv = process.env): StateDirectory {
  const state = environment['XDG_STATE_HOME'] || path.join(environment['HOME'] || homedir(), '.local', 'state');
  const root = path.resolve(environment['LANDFALL_LOCAL_DIR'] || path.join(state, 'landfall', 'local'));
  const data = path.join(root, 'data');
  const run = path.join(root, 'run');
  const logs = path.join(root, 'logs');
  return {
    root,
    record: path.join(root, 'cloud.json'),
    lock: path.join(root, 'daemon.lock'),
    data,
    manifest: path.join(data, 'manifest.json'),
    moto: path.join(data, 'moto.pickle'),
    ministack: path.join(data, 'ministack'),
    objects: path.join(data, 'objects'),
    door: path.join(data, 'door.json'),
    run,
    guard: path.join(run, 'guard.cjs'),
    launcher: path.join(run, 'launcher.py'),
    binaries: path.join(run, 'bin'),
    temporary: path.join(run, 'tmp'),
    cdk: path.join(root, 'cdk'),
    logs,
    requests: path.join(logs, 'requests.jsonl'),
  };
}

/**
 * Makes the folder, and takes it from everybody else if it was there with wider rights. Throws `LocalCloudDirectory` when it is
 * another user's: what is restored from it is as good as code.
 */
export function makeStateDirectory(directory: StateDirectory): void {
  const owner = statSync(directory.root, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && owner !== process.getuid?.()) {
    throw new LandfallError('LocalCloudDirectory', `${directory.root} belongs to another user.`, {
      fix: 'Give LANDFALL_LOCAL_DIR a folder of your own.',
    });
  }
  for (const folder of [directory.root, directory.logs, directory.cdk]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(directory.root, 0o700);
}
