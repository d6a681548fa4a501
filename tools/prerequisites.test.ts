import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { expect, it, onTestFinished } from 'vitest';

import { findChromium } from '../src/cli/testing/chromium.ts';
import { missingFor, projectsOf } from './prerequisites.ts';

const root = resolve(import.meta.dirname, '..');

async function folderWith(...programs: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-path-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const program of programs) {
    await writeFile(join(folder, program), '#!/bin/sh\n');
    await chmod(join(folder, program), 0o755);
  }
  return folder;
}

/** Runs a program of ours as if by Node 20.1, which the machine may not have. */
async function underOldNode(program: string, ...args: string[]): Promise<{ code?: number; stderr: string; stdout: string }> {
  const pretend = "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.1.0'}})";
  return promisify(execFile)(process.execPath, ['--import', pretend, join(root, program), ...args]).catch(
    (error: { code: number; stderr: string; stdout: string }) => error,
  );
}

it('finds a browser on the PATH, and one that is named before it', async () => {
  const folder = await folderWith('chromium', 'other');
  expect(findChromium({ PATH: folder })).toBe(join(folder, 'chromium'));
  expect(findChromium({ PATH: folder, CHROMIUM: join(folder, 'other') })).toBe(join(folder, 'other'));
  expect(findChromium({ PATH: await folderWith() })).toBeUndefined();
});

it('names the command for each thing that is missing, and only for what will run', async () => {
  const nothing = { PATH: await folderWith() };
  const missing = await missingFor(['local-cloud', 'browser'], nothing);
  expect(missing).toHaveLength(2);
  expect(missing[0]).toContain('apt-get install -y chromium');
  expect(missing[1]).toContain('apt-get install python3 python3-venv');
  expect(await missingFor(['local-cloud'], nothing)).toEqual([missing[1]]);
  expect(await missingFor([], nothing)).toEqual([]);
});

it('understands which projects a run includes', () => {
  expect(projectsOf(['src/iam'])).toEqual(['local-cloud', 'browser']);
  expect(projectsOf(['--project', 'unit'])).toEqual([]);
  expect(projectsOf(['--project=browser', '--project', 'unit'])).toEqual(['browser']);
});

it('says in one sentence that an npm script runs under an old Node, and does not begin', async () => {
  const run = await underOldNode('tools/run.js', 'tools/no-such-program.ts');
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toMatch(/^Node 20\.1\.0 is in charge .* run "npm ci", without --ignore-scripts, and then this command again\.\n$/);
});

it('says in one sentence that the command line runs under an old Node', async () => {
  const run = await underOldNode('bin/landfall.js', '--version');
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toMatch(/^Landfall needs Node 24\.11 or newer, and this is Node 20\.1\.0: run ".*" .*\.\n$/);
});
