import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { installEmulators } from './install.ts';
import { MINISTACK_VERSION, MOTO_VERSION } from './requirements.ts';

describe('installing the emulators', () => {
  let cache: string;
  let environment: NodeJS.ProcessEnv;
  beforeEach(() => {
    cache = mkdtempSync(path.join(tmpdir(), 'landfall-cache-'));
    environment = { ...process.env, XDG_CACHE_HOME: cache };
  });
  afterEach(() => {
    rmSync(cache, { recursive: true, force: true });
  });
  const folders = (): string[] => readdirSync(path.join(cache, 'landfall'));

  it('ends with one whole folder when two do it at once, clears what a killed one left, and is done once', async () => {
    const left = path.join(cache, 'landfall', 'emulators-0123-python3.11.draft-4194305-abcd');
    mkdirSync(left, { recursive: true });
    const [first, second] = await Promise.all([installEmulators({ environment }), installEmulators({ environment })]);
    expect(first).toBe(second);
    expect(folders()).toEqual([path.basename(path.dirname(path.dirname(first)))]);

    const ask = 'from importlib.metadata import version as v; import moto, ministack; print(v("moto"), v("ministack"), moto.__file__)';
    const { stdout } = await promisify(execFile)(first, ['-I', '-c', ask]);
    expect(stdout).toContain(`${MOTO_VERSION} ${MINISTACK_VERSION} ${path.dirname(path.dirname(first))}`);

    const before = statSync(first).mtimeMs;
    expect(await installEmulators({ environment: { ...environment, PATH: '/nowhere' } })).toBe(first);
    expect(statSync(first).mtimeMs).toBe(before);
  });

  it('says what pip said when there is no index, and leaves nothing behind', async () => {
    const offline = { ...environment, PIP_NO_INDEX: '1', PIP_FIND_LINKS: '' };
    await expect(installEmulators({ environment: offline })).rejects.toMatchObject({
      code: 'EmulatorInstall',
      fault: 'input',
      message: expect.stringMatching(/No matching distribution found for [a-z0-9-]+==/),
      fix: expect.stringContaining('PIP_INDEX_URL'),
    });
    expect(folders()).toEqual([]);
  });
});
