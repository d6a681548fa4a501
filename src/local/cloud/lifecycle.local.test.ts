import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { installEmulators } from '../emulators/index.ts';
import { stateDirectory } from './directory.ts';
import type { StateDirectory } from './directory.ts';
import type { LocalCloud } from './local-cloud.ts';
import { lockHolder } from './lock.ts';
import { isAlive } from './process-identity.ts';
import { sealSnapshot } from './snapshot.ts';
import { startLocalCloud } from './start.ts';
import { localCloudStatus } from './status.ts';
import { stopLocalCloud } from './stop.ts';
import { NOTHING, PLAIN_DAEMON, commandOf, descendants, furnish, invoke, lookAround, ownDirectory, runFunction } from './testing/scene.ts';

const START = new URL('./start.ts', import.meta.url).href;

describe('the life of a local cloud', () => {
  let own: ReturnType<typeof ownDirectory>;
  let directory: StateDirectory;
  beforeEach(() => {
    own = ownDirectory();
    directory = stateDirectory(own.environment);
  });
  afterEach(async () => {
    await stopLocalCloud({ discard: true, environment: own.environment });
    own.remove();
  });

  const start = async (): Promise<LocalCloud> => startLocalCloud({ environment: own.environment, daemon: PLAIN_DAEMON });
  const stop = async (): ReturnType<typeof stopLocalCloud> => stopLocalCloud({ environment: own.environment });
  const status = (): ReturnType<typeof localCloudStatus> => localCloudStatus(own.environment);
  const daemonPid = (): number => lockHolder(directory.lock)?.pid ?? NaN;
  async function waitFor(condition: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 20_000; !condition() && Date.now() < deadline;) await sleep(20);
    expect(condition()).toBe(true);
  }
  /** Another process that starts the same local cloud and prints its boot id. */
  function starter(): ReturnType<typeof spawn> {
    const program = `const { startLocalCloud } = await import(${JSON.stringify(START)});
      const cloud = await startLocalCloud({ daemon: ${JSON.stringify(PLAIN_DAEMON)} });
      process.stdout.write(cloud.bootId);`;
    return spawn(process.execPath, ['--input-type=module', '-e', program], { env: own.environment, stdio: ['ignore', 'pipe', 'ignore'] });
  }

  it('comes back after a stop with everything in it, under the same boot id and port, and with another token', async () => {
    expect(status()).toMatchObject({ state: 'stopped', snapshot: false });
    const first = await start();
    await furnish(first);
    const before = await lookAround(first);
    expect(before).toMatchObject({ organization: expect.stringMatching(/^o-/), tables: ['things'], object: 'kept' });
    expect(before.accounts).toContainEqual(expect.stringMatching(/^member@things\.example \d{12}$/));
    expect(before.permissionSets).toHaveLength(1);
    expect(await runFunction(first, 'greeter', "export const handler = async () => 'hello';")).toBe('hello');

    expect(await stop()).toEqual({ wasRunning: true, saved: true });
    expect(status()).toMatchObject({ state: 'stopped', snapshot: true });
    const second = await start();
    expect(second).toMatchObject({ restored: true, bootId: first.bootId, port: first.port });
    expect(second.token).not.toBe(first.token);
    expect(await lookAround(second)).toEqual(before);
    expect(await invoke(second, 'greeter')).toBe('hello');

    await stop();
    const third = await start();
    expect(await lookAround(third)).toEqual(before);
    await stop();
    expect(JSON.parse(readFileSync(directory.door, 'utf8'))).toEqual({ starts: 3 });
  });

  it('is started once, however many ask for it', async () => {
    const starters = Array.from({ length: 4 }, starter);
    const boots = await Promise.all(
      starters.map(async (child) => {
        let boot = '';
        child.stdout?.on('data', (chunk: Buffer) => (boot += chunk.toString()));
        await once(child, 'close');
        return boot;
      }),
    );
    expect(new Set(boots).size).toBe(1);
    expect((await start()).bootId).toBe(boots[0]);
    expect(descendants(daemonPid()).map(commandOf)).toHaveLength(2);
  });

  it('is finished by the next start when the first was killed at any moment', async () => {
    for (const moment of [60, 150, 300, 500]) {
      const child = starter();
      await sleep(moment);
      child.kill('SIGKILL');
      expect(await lookAround(await start()), `killed after ${moment} ms`).toEqual(NOTHING);
      await stopLocalCloud({ discard: true, environment: own.environment });
    }
  });

  it('is finished by the next start when its daemon was killed while it started', async () => {
    for (const moment of [150, 300, 500]) {
      const child = starter();
      await sleep(moment);
      const daemon = lockHolder(directory.lock);
      const emulators = daemon === undefined ? [] : descendants(daemon.pid);
      if (daemon !== undefined) process.kill(daemon.pid, 'SIGKILL');
      await once(child, 'close');
      expect(await lookAround(await start())).toEqual(NOTHING);
      await waitFor(() => !emulators.some(isAlive));
      await stopLocalCloud({ discard: true, environment: own.environment });
    }
  });

  it('loses organization and stacks together when it is killed, and says so', async () => {
    const first = await start();
    await furnish(first);
    const pid = daemonPid();
    const emulators = descendants(pid);
    expect(emulators).toHaveLength(2);
    process.kill(pid, 'SIGKILL');
    await waitFor(() => !emulators.some(isAlive));

    expect(status()).toMatchObject({
      state: 'broken',
      why: expect.stringContaining('killed'),
      snapshot: false,
      dropped: expect.stringContaining('without saving'),
    });
    const second = await start();
    expect(second).toMatchObject({ restored: false, dropped: expect.stringContaining('without saving'), port: first.port });
    expect(second.bootId).not.toBe(first.bootId);
    expect(await lookAround(second)).toEqual(NOTHING);
  });

  it.each(['moto', 'ministack'])('ends as a whole when %s dies, and says why', async (name) => {
    await start();
    const emulators = descendants(daemonPid());
    process.kill(emulators.find((pid) => commandOf(pid).includes(`launcher.py ${name}`)) ?? 0, 'SIGKILL');
    await waitFor(() => status().state === 'broken');
    expect(status()).toMatchObject({ why: expect.stringContaining(`${name} ended on its own (SIGKILL)`), snapshot: false });
    expect(emulators.some(isAlive)).toBe(false);
  });

  it('drops a snapshot that is not whole as a whole', async () => {
    await furnish(await start());
    await stop();
    appendFileSync(directory.moto, 'x');
    expect(status()).toMatchObject({ state: 'stopped', snapshot: false, dropped: expect.stringContaining('not whole') });
    const cloud = await start();
    expect(cloud.dropped).toContain('not whole');
    expect(await lookAround(cloud)).toEqual(NOTHING);
  });

  it.each(['moto', 'ministack'])('starts empty, and says why, when %s cannot read what was saved', async (name) => {
    const first = await start();
    await furnish(first);
    await stop();
    writeFileSync(name === 'moto' ? directory.moto : path.join(directory.ministack, 'dynamodb.json'), 'nonsense');
    sealSnapshot(directory, first.bootId);
    const cloud = await start();
    expect(cloud).toMatchObject({ restored: false, dropped: expect.stringContaining(`could not be brought back: ${name}`) });
    expect(cloud.bootId).not.toBe(first.bootId);
    expect(await lookAround(cloud)).toEqual(NOTHING);
  });

  it('keeps its port, and neither moves nor forgets when another program took it', async () => {
    const first = await start();
    await furnish(first);
    await stop();
    const other = createServer().listen(first.port, '127.0.0.1');
    await once(other, 'listening');
    await expect(start()).rejects.toMatchObject({
      code: 'LocalCloudPort',
      fault: 'input',
      message: expect.stringContaining(String(first.port)),
    });
    expect(status()).toMatchObject({ state: 'broken', why: expect.stringContaining('used by another program'), snapshot: true });
    other.close();
    await once(other, 'close');
    expect(await start()).toMatchObject({ restored: true, bootId: first.bootId, port: first.port });
  });

  it('refuses another region than the one it runs for, and takes it at the next start', async () => {
    const cloud = await start();
    expect(cloud.region).toBe('eu-central-1');
    const elsewhere = { environment: own.environment, daemon: PLAIN_DAEMON, region: 'eu-west-1' };
    await expect(startLocalCloud(elsewhere)).rejects.toMatchObject({
      code: 'LocalCloudRegion',
      fix: expect.stringContaining('landfall local stop'),
    });
    await stop();
    expect((await startLocalCloud(elsewhere)).region).toBe('eu-west-1');
  });

  it('forgets everything when it is told to discard', async () => {
    await furnish(await start());
    expect(await stopLocalCloud({ discard: true, environment: own.environment })).toEqual({ wasRunning: true, saved: false });
    expect(status()).toEqual({ state: 'stopped', directory: own.root, snapshot: false });
    expect(await stop()).toEqual({ wasRunning: false, saved: false });
  });

  it('keeps its files from everybody else', async () => {
    await furnish(await start());
    await stop();
    const open = readdirSync(own.root, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isSymbolicLink() && !entry.parentPath.includes('node_modules'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => (statSync(file).mode & 0o077) !== 0);
    expect(open).toEqual([]);
    expect(statSync(own.root).mode & 0o777).toBe(0o700);
  });

  it('lets no function reach the real cloud or see anything of the user', async () => {
    own.environment['AWS_PROFILE'] = 'production';
    own.environment['A_SECRET'] = 'a secret';
    const cloud = await start();
    const code = `export const handler = async () => {
      const error = await fetch('https://sts.eu-central-1.amazonaws.com/').catch((thrown) => thrown.cause);
      return { message: error.message, leaked: [process.env.AWS_PROFILE, process.env.A_SECRET].filter(Boolean), node: process.versions.node, own: process.env.NODE_OPTIONS };
    };`;
    const refused = "A rehearsal on the local cloud can't leave this machine: the connection to sts.eu-central-1.amazonaws.com was refused";
    const plain = await runFunction(cloud, 'plain', code);
    expect(plain).toMatchObject({ message: expect.stringContaining(refused), leaked: [], node: process.versions.node });
    const stubborn = await runFunction(cloud, 'stubborn', code, { NODE_OPTIONS: '--max-old-space-size=128' });
    expect(stubborn).toMatchObject({ message: expect.stringContaining(refused), own: expect.stringContaining('--max-old-space-size=128') });
  });

  it('lets no emulator reach the real cloud', async () => {
    await start();
    const program = `import runpy, sys, urllib.request
runpy.run_path(sys.argv[1], run_name="launcher")["stay_here"]()
for url in ("https://sts.eu-central-1.amazonaws.com/", "http://52.94.5.1/", "http://127.0.0.1:1/"):
    try:
        urllib.request.urlopen(url, timeout=5)
    except OSError as error:
        print(error)`;
    const python = await installEmulators({ environment: own.environment });
    const { stdout } = await promisify(execFile)(python, ['-I', '-c', program, directory.launcher]);
    const [name, address, here] = stdout.split('\n');
    expect(name).toContain("can't leave this machine: the connection to sts.eu-central-1.amazonaws.com was refused");
    expect(address).toContain("can't leave this machine: the connection to 52.94.5.1 was refused");
    expect(here).toContain('Connection refused');
  });

  it('gives functions the SDK of the runtime and nothing else that lies around', async () => {
    const cloud = await start();
    const code = `export const handler = async () => {
      const sdk = await import('@aws-sdk/client-sts').then(() => 'there', (error) => error.message);
      const other = await import('fflate').then(() => 'there', (error) => error.code);
      return { sdk, other };
    };`;
    expect(await runFunction(cloud, 'imports', code)).toEqual({ sdk: 'there', other: 'ERR_MODULE_NOT_FOUND' });
  });

  it('runs with the real front door, from a daemon that was started like any other', async () => {
    const cloud = await startLocalCloud({ environment: own.environment });
    await furnish(cloud);
    const before = await lookAround(cloud);
    expect(before).toMatchObject({ tables: ['things'], object: 'kept' });
    await stop();
    expect(await lookAround(await startLocalCloud({ environment: own.environment }))).toEqual(before);
  });
});
