import { execFile } from 'node:child_process';
import { chmod, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { type LandfallEvent, LandfallError, ProblemsError, type StepEvent, silent } from '../../report/index.ts';
import { buildRelease } from './build.ts';
import type { Release } from './release.ts';
import { fixtureProject, removeProduct, writeProduct, writeSource } from './testing/product.ts';

const run = promisify(execFile);
const roots: string[] = [];

async function product(files?: Readonly<Record<string, string>>): Promise<string> {
  const root = await writeProduct(files);
  roots.push(root);
  return root;
}

const build = (root: string, project = fixtureProject(root)) =>
  buildRelease(project, { cache: join(root, '.landfall/releases'), report: silent });

async function failureOf(root: string, project = fixtureProject(root)): Promise<LandfallError> {
  const failure: unknown = await build(root, project).catch((error: unknown) => error);
  if (failure instanceof LandfallError) return failure;
  throw new Error(`expected a LandfallError, not ${String(failure)}`);
}

const timesBuilt = async (root: string) => (await readFile(join(root, 'built.log'), 'utf8')).trim().split('\n').length;

async function filesOf(release: Release): Promise<Record<string, string>> {
  const entries = (await readdir(release.directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(entries.map(async (entry) => [entry.name, await readFile(join(entry.parentPath, entry.name), 'latin1')] as const)),
  );
}

afterEach(async () => {
  await Promise.all(roots.splice(0).map(removeProduct));
});

describe('a release that is built', () => {
  test('has a runnable archive for every function and the files that the web build made', async () => {
    const root = await product();
    const release = await build(root);
    expect(Object.keys(release.functions)).toEqual(['letters-api', 'letters-archive']);
    expect(Object.keys(release.web)).toEqual(['assets/index-Ab12_-xY.js', 'favicon.svg', 'index.html']);
    const files = unzipSync(await readFile(join(release.directory, 'functions/letters-api.zip')));
    expect(Object.keys(files)).toEqual(['index.mjs', 'index.mjs.map']);
    expect(await answerOf(root, release)).toBe('letter 1 CH ');
  });

  test('has the same digest wherever the product lies, and no path of this machine in any file', async () => {
    const [here, there] = [await product(), await product()];
    const [one, other] = [await build(here), await build(there)];
    expect(one.digest).toBe(other.digest);
    expect(await archivedText(one)).not.toContain(here);
    const map = JSON.parse((await archived(one, 'letters-api'))['index.mjs.map'] ?? '') as { sources: string[] };
    expect(map.sources.toSorted()).toEqual([
      '../../../services/letters/src/api.ts',
      '../../../services/letters/src/stamp.ts',
      '../../../shared/country.ts',
    ]);
    expect(map).not.toHaveProperty('sourcesContent');
  });

  test('runs CommonJS packages that require modules of Node', async () => {
    const root = await product({
      'services/letters/node_modules/old/package.json': '{"name":"old","version":"1.0.0","main":"main.js"}',
      'services/letters/node_modules/old/main.js': "exports.separator = require('path').sep;",
      'services/letters/src/api.ts': `import { createRequire } from 'node:module';
import { separator } from 'old';
const require = createRequire(import.meta.url);
export const handler = async () => separator + require('node:path').sep;\n`,
    });
    const release = await build(root);
    expect(await answerOf(root, release)).toBe('//');
  });

  test('is another one when code changes', async () => {
    const root = await product();
    const before = await build(root);
    await writeSource(root, 'services/letters/src/stamp.ts', 'export const stamp = (text: string) => `parcel ${text}`;\n');
    const after = await build(root);
    expect(after.digest).not.toBe(before.digest);
    expect(after.web).toEqual(before.web);
  });
});

describe('a second build', () => {
  test('of the same product runs nothing and gives the same release', async () => {
    const root = await product();
    const first = await build(root);
    const events: StepEvent[] = [];
    const second = await buildRelease(fixtureProject(root), {
      cache: join(root, '.landfall/releases'),
      report: { emit: (event) => void (event.type === 'step' && events.push(event)) },
    });
    expect(second).toEqual(first);
    expect(events.map(({ state }) => state)).toEqual(['skipped']);
    expect(await timesBuilt(root)).toBe(1);
  });

  test.each([
    ['a service', 'services/letters/src/stamp.ts', 'export const stamp = String;\n'],
    ['the web app', 'web/src/page.ts', 'export {};\n'],
    ['the lockfile', 'package-lock.json', '{"lockfileVersion":2}'],
    ['a file that functions import from elsewhere', 'shared/country.ts', "export const country = () => 'LI';\n"],
  ])('builds again when %s changed', async (_, path, content) => {
    const root = await product();
    await build(root);
    await writeSource(root, path, content);
    await build(root);
    expect(await timesBuilt(root)).toBe(2);
  });

  test("builds again when a workspace's package that the web app links to changed", async () => {
    const root = await product({
      'web/package.json': '{"dependencies":{"kit":"*"}}',
      'packages/kit/package.json': '{"name":"kit"}',
      'packages/kit/index.js': '1',
      'node_modules/.keep': '',
    });
    await symlink(join(root, 'packages/kit'), join(root, 'node_modules/kit'));
    await build(root);
    await writeSource(root, 'packages/kit/index.js', '2');
    await build(root);
    expect(await timesBuilt(root)).toBe(2);
  });

  test('builds again when the kept build was damaged', async () => {
    const root = await product();
    const first = await build(root);
    await writeFile(join(first.directory, 'web/index.html'), 'half');
    expect(await build(root)).toEqual(first);
    expect(await readFile(join(first.directory, 'web/index.html'), 'utf8')).toContain('<!doctype html>');
  });

  test('leaves no draft behind and keeps the builds used last', async () => {
    const root = await product();
    for (let edition = 0; edition < 7; edition += 1) {
      await writeSource(root, 'web/edition.txt', String(edition));
      await build(root);
    }
    expect(await readdir(join(root, '.landfall/releases'))).toHaveLength(5);
  });
});

test('what the bundler finds odd is said with file and line', async () => {
  const root = await product({
    'services/letters/src/archive.ts': "import * as stamps from './stamp.ts';\nexport const handler = async () => stamps.missing;\n",
  });
  const said: string[] = [];
  const report = { emit: (event: LandfallEvent) => void (event.type === 'warning' && said.push(event.text)) };
  await buildRelease(fixtureProject(root), { cache: join(root, 'cache'), report });
  expect(said).toEqual([expect.stringMatching(/^services\/letters\/src\/archive\.ts:2:\d+: Import "missing" will always be undefined/)]);
});

describe('a build that fails', () => {
  test('names each mistake in the code by file and line', async () => {
    const root = await product({ 'services/letters/src/stamp.ts': "import './gone.ts';\nexport const stamp = (;\n" });
    const failure = await failureOf(root);
    expect(failure).toBeInstanceOf(ProblemsError);
    expect((failure as ProblemsError).problems[0]?.path).toBe('services/letters/src/stamp.ts:2:23');
    expect(failure.fault).toBe('input');
  });

  test('names every entry that is missing, with the file that was meant', async () => {
    const root = await product();
    await rm(join(root, 'services/letters/src/api.ts'));
    await writeSource(root, 'services/letters/src/apis.ts', 'export {};\n');
    await rm(join(root, 'services/letters/src/archive.ts'));
    await writeSource(root, 'services/letters/src/consumers/archive.ts', 'export {};\n');
    const failure = (await failureOf(root)) as ProblemsError;
    expect(failure.code).toBe('EntryMissing');
    expect(failure.problems).toEqual([
      {
        path: './services/letters/src/api.ts',
        message: "the entry of function letters-api isn't there",
        fix: 'did you mean services/letters/src/apis.ts?',
      },
      {
        path: './services/letters/src/archive.ts',
        message: "the entry of function letters-archive isn't there",
        fix: 'did you mean services/letters/src/consumers/archive.ts?',
      },
    ]);
  });

  test('shows the last lines of a failing web build', async () => {
    const root = await product({
      'web/build.mjs': 'for (let i = 0; i < 40; i += 1) console.log(`line ${i}`);\nconsole.error("no module"); process.exit(3);',
    });
    const failure = await failureOf(root);
    expect(failure.code).toBe('WebBuildFailed');
    expect(failure.message).toContain('ended with 3');
    expect(failure.message).toContain('no module');
    expect(failure.message).not.toContain('line 5\n');
    await expect(readdir(join(root, '.landfall'))).rejects.toThrow('ENOENT');
  });

  test('says so when the web build leaves no page, or a link', async () => {
    const empty = await failureOf(await product({ 'web/build.mjs': '' }));
    expect(empty.code).toBe('WebBuildEmpty');
    const link = await failureOf(
      await product({
        'web/build.mjs':
          "import { mkdirSync, symlinkSync } from 'node:fs'; mkdirSync('dist'); symlinkSync('/etc/hosts', 'dist/index.html');",
      }),
    );
    expect(link.code).toBe('WebFileIsLink');
  });
});

test('a web build sees no credentials and finds the programs of its packages', async () => {
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('CI_JOB_TOKEN', 'secret');
  try {
    const root = await product({
      'node_modules/.bin/make-page': `#!/bin/sh\nmkdir -p dist && env > dist/index.html\n`,
    });
    await chmod(join(root, 'node_modules/.bin/make-page'), 0o755);
    const project = fixtureProject(root);
    const web = { ...project.architecture.web, build: 'make-page' };
    const release = await build(root, { ...project, architecture: { ...project.architecture, web } });
    const page = await readFile(join(release.directory, 'web/index.html'), 'utf8');
    expect(page).not.toMatch(/secret|^AWS_|^CI_/m);
    expect(page).toMatch(/^TZ=UTC$/m);
  } finally {
    vi.unstubAllEnvs();
  }
});

/** What the API's function answers, run by Node as it lies in the archive. */
async function answerOf(root: string, release: Release): Promise<string> {
  const folder = join(root, 'unpacked');
  for (const [name, content] of Object.entries(await archived(release, 'letters-api'))) await writeSource(folder, name, content);
  const script = `import { handler } from ${JSON.stringify(pathToFileURL(join(folder, 'index.mjs')).href)}; process.stdout.write(await handler());`;
  return (await run(process.execPath, ['--input-type=module', '--eval', script])).stdout;
}

async function archived(release: Release, entry: string): Promise<Record<string, string>> {
  const files = unzipSync(await readFile(join(release.directory, 'functions', `${entry}.zip`)));
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, new TextDecoder().decode(content)]));
}

async function archivedText(release: Release): Promise<string> {
  const archives = await Promise.all(Object.keys(release.functions).map((entry) => archived(release, entry)));
  const web = Object.entries(await filesOf(release)).filter(([name]) => !name.endsWith('.zip') && name !== 'release.json');
  return JSON.stringify([archives, web]);
}
