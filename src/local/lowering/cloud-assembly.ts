import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

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
 * Writes another text for a template into a cloud assembly (an account's folder) and gives it the asset hash that follows from it:
 * in the stack's asset manifest and in the address that the deployment reads the template from. `file` is absolute.
 */
export async function replaceTemplate(file: string, text: string): Promise<void> {
  const folder = dirname(file);
  const name = basename(file);
  const hash = createHash('sha256').update(text).digest('hex');
  await writeFile(file, text);
  const manifestFile = join(folder, 'manifest.json');
  const manifest = await readJson<Manifest>(manifestFile);
  for (const asset of Object.values(manifest.artifacts)) {
    if (asset.type !== 'cdk:asset-manifest') continue;
    const assetsFile = join(folder, String(asset.properties?.['file']));
    const assets = await readJson<AssetManifest>(assetsFile);
    const old = Object.keys(assets.files).find((id) => assets.files[id]?.source.path === name);
    if (old === undefined) continue;
    await writeJson(assetsFile, { ...assets, files: renamed(assets.files, old, hash) });
    await writeJson(manifestFile, {
      ...manifest,
      artifacts: mapValues(manifest.artifacts, (artifact) => readdressed(artifact, name, old, hash)),
    });
    return;
  }
}

/** The asset under its new hash, in its place, published under the new name. */
function renamed(files: AssetManifest['files'], old: string, hash: string): AssetManifest['files'] {
  return Object.fromEntries(
    Object.entries(files).map(([id, asset]) => {
      if (id !== old) return [id, asset];
      const destinations = mapValues(asset.destinations, (destination) => ({
        ...destination,
        objectKey: String(destination['objectKey']).replace(old, hash),
      }));
      return [hash, { ...asset, destinations }];
    }),
  );
}

function readdressed(artifact: Artifact, template: string, old: string, hash: string): Artifact {
  const { properties } = artifact;
  const address = properties?.['stackTemplateAssetObjectUrl'];
  if (properties?.['templateFile'] !== template || typeof address !== 'string') return artifact;
  return { ...artifact, properties: { ...properties, stackTemplateAssetObjectUrl: address.replace(old, hash) } };
}

function mapValues<Value, Result>(record: Readonly<Record<string, Value>>, map: (value: Value) => Result): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

async function readJson<Value>(file: string): Promise<Value> {
  return JSON.parse(await readFile(file, 'utf8')) as Value;
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, JSON.stringify(value, undefined, 2));
}
