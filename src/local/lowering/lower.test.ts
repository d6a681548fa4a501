import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { AssemblyFiles, StackDescription, Template } from '../../assembly/index.ts';
import { readAssembly, writeAssembly } from '../../assembly/index.ts';
import { lower } from './lower.ts';

const NOTHING_TO_DO: Template = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };
const GUARDED: Template = {
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { SSESpecification: {} } },
    Guard: { Type: 'AWS::WAFv2::WebACLAssociation' },
  },
};

let root: string;
let assembly: AssemblyFiles;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lowering-'));
  assembly = await writeFixture(join(root, 'assembly'), {
    'shop-dev-events': NOTHING_TO_DO,
    'shop-dev-api': GUARDED,
    'shop-dev-more': GUARDED,
  });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const into = () => join(root, 'lowered');

test('every occurrence is counted under its name', async () => {
  const { standIns, ignored } = await lower(assembly, into());
  expect(standIns.map(({ name, count }) => [name, count])).toEqual([['AWS::WAFv2::WebACLAssociation', 2]]);
  expect(ignored.map(({ name, count }) => [name, count])).toEqual([['AWS::DynamoDB::Table SSESpecification', 2]]);
});

test('a changed template is published under its own hash, and deployed from there', async () => {
  const { assembly: lowered } = await lower(assembly, into());
  const text = await readFile(join(into(), 'dev', 'shop-dev-api.template.json'), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  expect(Object.keys((JSON.parse(text) as Template).Resources)).toEqual(['Table']);
  const assets = await readJson<Assets>(join(into(), 'dev', 'shop-dev-api.assets.json'));
  expect(Object.keys(assets.files)).toEqual([hash, 'other']);
  expect(assets.files[hash]?.destinations['here']?.objectKey).toBe(`${hash}.json`);
  const manifest = await readJson<Manifest>(join(into(), 'dev', 'manifest.json'));
  expect(manifest.artifacts['shop-dev-api']?.properties.stackTemplateAssetObjectUrl).toBe(`s3://assets/${hash}.json`);
  expect(await readAssembly(into())).toEqual(lowered);
});

test('what needs no lowering keeps its bytes and its hash', async () => {
  await lower(assembly, into());
  for (const file of ['shop-dev-events.template.json', 'shop-dev-events.assets.json', 'asset.zip']) {
    expect(await readFile(join(into(), 'dev', file), 'utf8')).toBe(await readFile(join(assembly.directory, 'dev', file), 'utf8'));
  }
});

test('the original stays as it is, and the same assembly gives the same bytes again', async () => {
  const before = await bytesOf(assembly.directory);
  await lower(assembly, into());
  const first = await bytesOf(into());
  await writeFile(join(into(), 'left-over'), '');
  await lower(assembly, into());
  expect(await bytesOf(into())).toEqual(first);
  expect(await bytesOf(assembly.directory)).toEqual(before);
  const again = join(root, 'again');
  expect((await lower(await readAssembly(into()), again)).standIns).toEqual([]);
  expect(await bytesOf(again)).toEqual(first);
});

test('a template for every account, beside their folders, is lowered too', async () => {
  await writeFile(join(assembly.directory, 'bootstrap.template.json'), JSON.stringify(GUARDED));
  const { standIns } = await lower(assembly, into());
  expect(standIns.map(({ name, count }) => [name, count])).toEqual([['AWS::WAFv2::WebACLAssociation', 3]]);
  expect(Object.keys((await readJson<Template>(join(into(), 'bootstrap.template.json'))).Resources)).toEqual(['Table']);
});

describe('nothing half is left behind', () => {
  test('when a template cannot be read', async () => {
    await lower(assembly, into());
    const first = await bytesOf(into());
    await writeFile(join(assembly.directory, 'dev', 'shop-dev-api.template.json'), '{');
    await expect(lower(assembly, into())).rejects.toThrow(SyntaxError);
    expect(await bytesOf(into())).toEqual(first);
    expect(await readdir(root)).toEqual(['assembly', 'lowered']);
  });

  test('when the target would overwrite the original', async () => {
    for (const target of [assembly.directory, join(assembly.directory, 'dev'), root]) {
      await expect(lower(assembly, target)).rejects.toThrow("can't be lowered into its own folder");
    }
    expect(await readAssembly(assembly.directory)).toEqual(assembly);
  });
});

test('locks of whoever reads the original are left out', async () => {
  await writeFile(join(assembly.directory, 'dev', 'read.1.1.lock'), '');
  await writeFile(join(assembly.directory, 'dev', 'yarn.lock'), '');
  await lower(assembly, into());
  expect((await readdir(join(into(), 'dev'))).filter((name) => name.endsWith('.lock'))).toEqual(['yarn.lock']);
});

interface Assets {
  readonly files: Readonly<Record<string, { readonly destinations: Readonly<Record<string, { readonly objectKey: string }>> }>>;
}
interface Manifest {
  readonly artifacts: Readonly<Record<string, { readonly properties: { readonly stackTemplateAssetObjectUrl?: string } }>>;
}

async function writeFixture(directory: string, templates: Readonly<Record<string, Template>>): Promise<AssemblyFiles> {
  const folder = join(directory, 'dev');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'asset.zip'), 'bytes');
  const artifacts: Record<string, unknown> = {};
  for (const [name, template] of Object.entries(templates)) {
    const text = JSON.stringify(template, undefined, 1);
    const hash = createHash('sha256').update(text).digest('hex');
    await writeFile(join(folder, `${name}.template.json`), text);
    const file = (path: string, key: string) => ({
      source: { path, packaging: 'file' },
      destinations: { here: { bucketName: 'assets', objectKey: key } },
    });
    const files = { [hash]: file(`${name}.template.json`, `${hash}.json`), other: file('asset.zip', 'other.zip') };
    await writeFile(join(folder, `${name}.assets.json`), JSON.stringify({ version: '1', files }, undefined, 2));
    artifacts[`${name}.assets`] = { type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } };
    const properties = { templateFile: `${name}.template.json`, stackTemplateAssetObjectUrl: `s3://assets/${hash}.json` };
    artifacts[name] = { type: 'aws:cloudformation:stack', properties };
  }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ version: '1', artifacts }, undefined, 2));
  const made: AssemblyFiles = { version: 1, directory, stacks: Object.keys(templates).map(description) };
  await writeAssembly(made);
  return made;
}

function description(name: string): StackDescription {
  const rest = { inputs: {}, needs: [], needsDelegation: false, terminationProtection: false, holdsData: false };
  return { name, account: 'dev', region: 'eu-central-1', capability: 'api', template: `dev/${name}.template.json`, ...rest };
}

async function bytesOf(directory: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(
    files.sort().map(async (file) => [file.slice(directory.length), await readFile(file, 'utf8')] as const),
  );
  return Object.fromEntries(contents);
}

async function readJson<Value>(file: string): Promise<Value> {
  return JSON.parse(await readFile(file, 'utf8')) as Value;
}
