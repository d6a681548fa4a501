import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { AssemblyFiles, StackDescription } from './assembly.ts';

interface AssetManifest {
  readonly files: Readonly<Record<string, FileAsset>>;
  readonly [key: string]: unknown;
}

interface FileAsset {
  readonly source: { readonly path?: string; readonly packaging?: string };
  readonly destinations: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [key: string]: unknown;
}

interface Manifest {
  readonly artifacts: Readonly<Record<string, Artifact>>;
  readonly [key: string]: unknown;
}

interface Artifact {
  readonly type: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/**
 * Gives every template of an assembly the text that `rewrite` returns, and with it the asset hash that follows from it: in the stack's
 * asset manifest and in the address that the deployment reads the template from. A text that stays as it was touches nothing.
 */
export function rewriteTemplates(assembly: AssemblyFiles, rewrite: (text: string, stack: StackDescription) => string): void {
  // The stacks of an account share a manifest, which is read and written once.
  for (const [account, stacks] of Map.groupBy(assembly.stacks, ({ template }) => dirname(template))) {
    const folder = join(assembly.directory, account);
    const hashes = new Map<string, string>();
    for (const stack of stacks) {
      const file = join(assembly.directory, stack.template);
      const original = readFileSync(file, 'utf8');
      const text = rewrite(original, stack);
      if (text === original) continue;
      writeFileSync(file, text);
      hashes.set(basename(file), createHash('sha256').update(text).digest('hex'));
    }
    if (hashes.size > 0) rewriteManifests(folder, hashes);
  }
}

/** `hashes` are the new ones, by the name of the template's file. */
function rewriteManifests(folder: string, hashes: ReadonlyMap<string, string>): void {
  const file = join(folder, 'manifest.json');
  const manifest = readJson<Manifest>(file);
  const replaced = new Map<string, { readonly old: string; readonly hash: string }>();
  for (const { type, properties } of Object.values(manifest.artifacts)) {
    if (type !== 'cdk:asset-manifest') continue;
    const assetsFile = join(folder, String(properties?.['file']));
    const assets = readJson<AssetManifest>(assetsFile);
    const files = Object.entries(assets.files).map(([old, asset]): [string, FileAsset] => {
      const name = asset.source.path ?? '';
      const hash = hashes.get(name);
      if (hash === undefined) return [old, asset];
      replaced.set(name, { old, hash });
      return [hash, republished(asset, old, hash)];
    });
    if (files.some(([id]) => assets.files[id] === undefined)) writeJson(assetsFile, { ...assets, files: Object.fromEntries(files) });
  }
  const artifacts = Object.entries(manifest.artifacts).map(([id, artifact]) => [id, readdressed(artifact, replaced)]);
  writeJson(file, { ...manifest, artifacts: Object.fromEntries(artifacts) as Manifest['artifacts'] });
}

function republished(asset: FileAsset, old: string, hash: string): FileAsset {
  const destinations = Object.entries(asset.destinations).map(([id, destination]) => [
    id,
    { ...destination, objectKey: String(destination['objectKey']).replace(old, hash) },
  ]);
  return { ...asset, destinations: Object.fromEntries(destinations) as FileAsset['destinations'] };
}

function readdressed(artifact: Artifact, replaced: ReadonlyMap<string, { readonly old: string; readonly hash: string }>): Artifact {
  const { properties } = artifact;
  const change = replaced.get(String(properties?.['templateFile']));
  const address = properties?.['stackTemplateAssetObjectUrl'];
  if (change === undefined || typeof address !== 'string') return artifact;
  return { ...artifact, properties: { ...properties, stackTemplateAssetObjectUrl: address.replace(change.old, change.hash) } };
}

function readJson<Value>(file: string): Value {
  return JSON.parse(readFileSync(file, 'utf8')) as Value;
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value, undefined, 2));
}
