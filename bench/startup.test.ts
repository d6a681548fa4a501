import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

import { median } from './measure.ts';

const bin = resolve(import.meta.dirname, '../bin/landfall.js');

// Every module that is loaded, by import or by require, is written to standard error when the process ends.
const LISTING = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const urls = [];
  registerHooks({ load: (url, context, next) => (urls.push(url), next(url, context)) });
  process.on('exit', () => process.stderr.write(urls.join('\\n')));
`)}`;

async function loadedBy(option: string): Promise<{ readonly stdout: string; readonly modules: readonly string[] }> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', LISTING, bin, option]);
  return { stdout, modules: stderr.split('\n') };
}

const HEAVY = /\/node_modules\/(?:zod|aws-cdk-lib|constructs|@aws-cdk|@aws-sdk|@smithy|esbuild)\//;

it.each(['--version', '--help'])('answers %s without loading zod, CDK or the SDK', async (option) => {
  const { stdout, modules } = await loadedBy(option);
  expect(stdout).not.toBe('');
  expect(modules.length).toBeGreaterThan(0);
  expect(modules.filter((url) => HEAVY.test(url))).toEqual([]);
});

it('would notice a heavy module', async () => {
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', LISTING, '--input-type=module', '-e', "import 'zod'"], {
    cwd: import.meta.dirname,
  });
  expect(stderr).toMatch(HEAVY);
});

it('takes the middle of its measurements', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
