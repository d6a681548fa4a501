/**
 * `npm run check`: everything that can be said about the code without running it. Steps run side by side; what a step prints is shown only
 * if it fails, and the last line names the ones that did.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

interface Step {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** A program of node_modules/.bin. Rejects with what it printed. */
async function tool(name: string, ...args: string[]): Promise<void> {
  try {
    await run(join(root, 'node_modules/.bin', name), args, {
      cwd: root,
      maxBuffer: 64 << 20,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: string; stderr?: string; message: string };
    throw new Error(`${stdout ?? ''}${stderr ?? ''}`.trim() || message, { cause: error });
  }
}

/** The package as npm would publish it: it builds, its entry points exist, and its types resolve for those who import it. */
async function judgePackage(): Promise<void> {
  await tool('node', 'tools/build.ts');
  const folder = await mkdtemp(join(tmpdir(), 'landfall-pack-'));
  try {
    await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
    const archive = join(folder, (await readdir(folder))[0] ?? '');
    await tool('publint', 'run', archive, '--strict');
    await tool('attw', archive, '--profile', 'esm-only', '--no-color', '--no-emoji');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function starterTypes(): readonly Step[] {
  const configurations = readdirSync(join(root, 'starters')).map((name) => `starters/${name}/tsconfig.json`);
  return configurations
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({ name: `types of ${path.split('/').slice(0, 2).join('/')}`, run: () => tool('tsc', '--noEmit', '-p', path) }));
}

// The longest first, so that the short ones fill the gaps.
const steps: readonly Step[] = [
  { name: 'package (build, publint, attw)', run: judgePackage },
  { name: 'types (tsc)', run: () => tool('tsc', '--noEmit') },
  { name: 'lint (oxlint)', run: () => tool('oxlint') },
  { name: 'unused code (knip)', run: () => tool('knip', '--no-progress', '--treat-config-hints-as-errors') },
  ...starterTypes(),
  { name: 'format (oxfmt; "npm run format" cures it)', run: () => tool('oxfmt', '--check') },
];

const failed: string[] = [];

async function work(queue: Step[]): Promise<void> {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const begun = performance.now();
    const error = await step.run().then(
      () => undefined,
      (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
    );
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(
      `${error === undefined ? 'ok    ' : 'FAILED'} ${step.name}, ${seconds} s${error === undefined ? '' : `\n${error.message}\n`}`,
    );
    if (error !== undefined) failed.push(step.name);
  }
}

const queue = [...steps];
await Promise.all(Array.from({ length: availableParallelism() }, () => work(queue)));
console.log(
  failed.length === 0 ? `All ${steps.length} checks passed.` : `${failed.length} of ${steps.length} checks failed: ${failed.join('; ')}`,
);
if (failed.length > 0) process.exitCode = 1;
