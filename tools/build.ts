/** `npm run build`: compiles `src/` to `dist/`, file by file, and takes along what isn't TypeScript (an emulator's launcher, a data file). */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
// What only tests read isn't shipped.
const LEFT_OUT = ['fixtures', 'testing', '__snapshots__'];

rmSync(resolve(root, 'dist'), { recursive: true, force: true });
cpSync(resolve(root, 'src'), resolve(root, 'dist'), {
  recursive: true,
  filter: (path) => !/\.tsx?$/.test(path) && !LEFT_OUT.includes(basename(path)),
});
const tsc = resolve(root, 'node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
