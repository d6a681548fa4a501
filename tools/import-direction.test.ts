import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it, onTestFinished } from 'vitest';

import { judgeImport } from './import-direction.ts';
import { GROUND, ROOMS } from './rooms.ts';

const root = resolve(import.meta.dirname, '..');

describe('the table of rooms', () => {
  it('has a row for every folder of src', async () => {
    const folders = (await readdir(join(root, 'src'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => !ROOMS[name])).toEqual([]);
  });

  it('goes in one direction: no room can reach itself', () => {
    const reach = (room: string, seen = new Set<string>()): Set<string> => {
      for (const next of [...(ROOMS[room]?.imports ?? []), ...(ROOMS[room]?.types ?? [])]) {
        if (!seen.has(next)) reach(next, seen.add(next));
      }
      return seen;
    };
    expect(Object.keys(ROOMS).filter((room) => reach(room).has(room))).toEqual([]);
  });

  it('names only rooms that have a row', () => {
    const named = Object.values(ROOMS).flatMap(({ imports, types }) => [...imports, ...(types ?? [])]);
    expect(named.filter((room) => !ROOMS[room])).toEqual([]);
    expect(ROOMS).toHaveProperty(GROUND);
  });
});

describe('an import', () => {
  it.each([
    ['of the ground', 'src/iam/decide.ts', '../report/index.ts', 'value'],
    ['down the table', 'src/delivery/up.ts', '../plan/index.ts', 'value'],
    ['within a room', 'src/organization/kinds/unit.ts', '../observe.ts', 'value'],
    ['of types from a types-only row', 'src/cloud/target.ts', '../project/index.ts', 'type'],
    ['of one heavy module, lazily', 'src/cli/up.ts', '../delivery/apply.ts', 'lazy'],
    ['of what a room offers to tests, in a test', 'src/delivery/up.test.ts', '../cloud/testing/fake-cloud.ts', 'value'],
    ['of the local cloud, in a test', 'src/organization/apply.local.test.ts', '../local/index.ts', 'value'],
    ['of the local cloud, in what serves tests', 'src/organization/testing/a.ts', '../../local/testing/cloud.ts', 'value'],
    ['of a package in its room', 'src/blueprint/stack.ts', 'aws-cdk-lib/aws-s3', 'value'],
    ['of a package that belongs to nobody', 'src/plan/hash.ts', 'node:crypto', 'value'],
    ['of one light module, in an entry point', 'src/index.ts', './project/define-project.ts', 'value'],
    ["out of src, in a test, which isn't shipped", 'src/cli/a.local.test.ts', '../../tools/demo/sign-in.ts', 'value'],
    ['from a tool', 'tools/demo.ts', '../src/delivery/up.ts', 'value'],
  ] as const)('%s is fine', (_, file, specifier, manner) => {
    expect(judgeImport(file, specifier, manner)).toBeUndefined();
  });

  it.each([
    ['up the table', 'src/project/a.ts', '../delivery/index.ts', 'value', 'project/ may not import delivery/: the project is plain data'],
    ['up the table for types', 'src/iam/a.ts', '../estate/index.ts', 'type', 'iam/ may not import estate/: it answers one question'],
    ['up the table, lazily', 'src/plan/a.ts', '../delivery/index.ts', 'lazy', 'plan/ may not import delivery/'],
    ['from a folder of a room', 'src/organization/kinds/a.ts', '../../plan/index.ts', 'value', 'organization/ may not import plan/'],
    ['of values from a types-only row', 'src/cloud/a.ts', '../project/index.ts', 'value', 'may import types of project/ only'],
    ['past the index', 'src/delivery/a.ts', '../plan/compare.ts', 'value', 'Import plan/index.ts instead of plan/compare.ts'],
    ['of test support, lazily, outside of tests', 'src/local/a.ts', '../cloud/testing/fake.ts', 'lazy', 'Import cloud/index.ts instead'],
    ['of test support outside of tests', 'src/delivery/a.ts', '../cloud/testing/fake.ts', 'value', 'Import cloud/index.ts instead'],
    ['from a room without a row', 'src/helpers/a.ts', '../report/index.ts', 'value', 'src/helpers/ has no row'],
    ['of a room without a row', 'src/cli/a.ts', '../helpers/index.ts', 'value', 'src/helpers/ has no row'],
    ['of the entry point', 'src/cli/a.ts', '../index.ts', 'value', "may not import the package's own entry point"],
    [
      'of the local cloud, past its index, in a test',
      'src/plan/a.local.test.ts',
      '../local/door/door.ts',
      'value',
      'Import local/index.ts instead',
    ],
    ['out of src', 'src/cli/a.ts', '../../tools/rooms.ts', 'value', 'src/ may not import tools/rooms.ts'],
    ['of a package in another room', 'src/delivery/a.ts', 'aws-cdk-lib', 'value', 'it belongs to blueprint/'],
    ['of a part of such a package', 'src/project/a.ts', '@aws-sdk/client-s3', 'value', 'project/ may not import @aws-sdk/client-s3'],
    ['of our source from a starter', 'starters/web/src/a.ts', '../../../src/index.ts', 'value', 'knows Landfall as the package'],
  ] as const)('%s is reported with the reason', (_, file, specifier, manner, message) => {
    expect(judgeImport(file, specifier, manner)).toContain(message);
  });
});

it('is seen by oxlint however it is written, and fails the run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-lint-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files: Record<string, string> = {
    'src/delivery/index.ts': 'export const up = 1; export type Up = number;\n',
    'src/project/value.ts': "import { up } from '../delivery/index.ts';\nexport const a = up;\n",
    'src/project/type.ts': "import type { Up } from '../delivery/index.ts';\nexport const a: Up = 1;\n",
    'src/project/named.ts': "export { up } from '../delivery/index.ts';\n",
    'src/project/all.ts': "export * from '../delivery/index.ts';\n",
    'src/project/lazy.ts': "export const a = () => import('../delivery/index.ts');\n",
    'src/project/template.ts': 'export const a = () => import(`../delivery/index.ts`);\n',
    'src/project/inline.ts': "export const a: import('../delivery/index.ts').Up = 1;\n",
    '.oxlintrc.json': JSON.stringify({
      jsPlugins: [join(root, 'tools/import-direction.ts')],
      rules: { 'landfall/import-direction': 'error' },
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const run = await promisify(execFile)(process.execPath, [oxlint, '--format', 'unix'], { cwd: folder }).catch(
    (error: { code: number; stdout: string }) => error,
  );
  const reported = run.stdout.split('\n').filter((line) => line.includes('project/ may not import delivery/: the project is plain data'));
  const planted = Object.keys(files).filter((path) => path.startsWith('src/project/'));
  const seen = reported.map((line) => /src\/project\/[a-z]+\.ts/.exec(line)?.[0]);
  expect(new Set(seen)).toEqual(new Set(planted));
  expect(seen).toHaveLength(planted.length);
  expect(run).toHaveProperty('code', 1);
});
