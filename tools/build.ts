/**
 * `npm run build`: compiles `src/` to `dist/`, file by file, takes along what isn't TypeScript (an emulator's launcher, a data file), and
 * puts the command line's parser into its first file: loading that from nine files takes longer than `landfall --help` may.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { build } from 'esbuild';
import type { Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
// What only tests read isn't shipped.
const LEFT_OUT = ['fixtures', 'testing', '__snapshots__'];
const FIXTURE = /\.(?:pass|fail)\.yaml$/;

rmSync(dist, { recursive: true, force: true });
cpSync(join(root, 'src'), dist, {
  recursive: true,
  filter: (path) => !/\.tsx?$/.test(path) && !FIXTURE.test(path) && !LEFT_OUT.includes(basename(path)),
});
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (status === 0) await inlineParser();
else process.exitCode = status ?? 1;

async function inlineParser(): Promise<void> {
  const file = join(dist, 'cli/main.js');
  // Our own files stay files of their own: they are loaded lazily, and an error's class must exist once.
  const ownFilesApart: Plugin = {
    name: 'own-files-apart',
    setup: (bundle) => {
      bundle.onResolve({ filter: /^\.{1,2}\// }, ({ importer, path }) =>
        importer.startsWith(join(dist, '/')) ? { path, external: true } : undefined,
      );
    },
  };
  const licence = readFileSync(join(root, 'node_modules/commander/LICENSE'), 'utf8').trim();
  await build({
    entryPoints: [file],
    outfile: file,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    banner: { js: `/*! Holds commander and its typings, under this licence:\n\n${licence}\n*/` },
    plugins: [ownFilesApart],
    logLevel: 'warning',
  });
}
