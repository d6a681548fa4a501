import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { makeStateDirectory, stateDirectory } from '../../cloud/directory.ts';
import { chooseFreePort } from '../../cloud/free-port.ts';
import { makeWorkspace } from '../../cloud/workspace.ts';
import { installEmulators, ministackCommand, motoCommand, startEmulator, type Emulator } from '../../emulators/index.ts';
import { startDoor, type Door } from '../door.ts';

export const MANAGEMENT = '111111111111';
export const REGION = 'eu-central-1';
export const TOKEN = 'token-of-this-test';

/** Both emulators and a real door before them, in a folder that goes away. */
export interface TestCloud {
  readonly port: number;
  readonly endpoint: string;
  readonly logFile: string;
  readonly moto: Emulator;
  readonly ministack: Emulator;
  /** Closes the door and opens another one with what the first kept. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestCloud(): Promise<TestCloud> {
  const python = await installEmulators();
  const root = mkdtempSync(path.join(tmpdir(), 'landfall-door-'));
  const directory = stateDirectory({ LANDFALL_LOCAL_DIR: root });
  makeStateDirectory(directory);
  mkdirSync(directory.data, { recursive: true });
  makeWorkspace(directory);
  const port = await chooseFreePort();
  const [moto, ministack] = await Promise.all([
    startEmulator(motoCommand(python, directory)),
    startEmulator(ministackCommand(python, directory, { port, region: REGION })),
  ]);
  const open = (state?: unknown): Promise<Door> =>
    startDoor({
      port,
      moto: moto.endpoint,
      ministack: ministack.endpoint,
      managementAccount: MANAGEMENT,
      region: REGION,
      logFile: directory.requests,
      token: TOKEN,
      state,
    });
  let door = await open();
  return {
    port,
    endpoint: `http://127.0.0.1:${port}`,
    logFile: directory.requests,
    moto,
    ministack,
    async reopen() {
      await door.close();
      door = await open(JSON.parse(JSON.stringify(door.state())));
    },
    async close() {
      await door.close();
      moto.kill();
      ministack.kill();
      await Promise.all([moto.ended, ministack.ended]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
