import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { LandfallError } from '../../report/index.ts';
import { inParallel } from './in-parallel.ts';
import { archiveKey, manifestKey, releasePrefix, webKey } from './keys.ts';
import type { ObjectStore } from './ports.ts';
import { type Release, type ReleaseFile, type ReleaseManifest, manifestOf } from './release.ts';

/** Calls to S3 at once: enough to hide latency, few enough for a home connection. */
export const TRANSFERS = 8;

/**
 * Puts archives, web files and the manifest into the artifact bucket, where they stay for rolling back. What is there already isn't sent
 * again; gives the number of files that were.
 */
export async function upload(objects: ObjectStore, bucket: string, release: Release): Promise<number> {
  const present = await objects.list(bucket, releasePrefix(release.digest));
  // The manifest comes last and nothing here is ever changed: where it lies, everything does.
  if (present.has(manifestKey(release.digest))) return 0;
  const missing = partsOf(release).filter(({ key }) => !present.has(key));
  await inParallel(TRANSFERS, missing, async ({ key, path, file }) => {
    await objects.write(bucket, key, await readFile(join(release.directory, path)), { sha256: file.sha256 });
  });
  const { version, digest, functions, web } = release;
  const manifest: ReleaseManifest = { version, digest, functions, web };
  await objects.write(bucket, manifestKey(digest), new TextEncoder().encode(JSON.stringify(manifest)));
  return missing.length;
}

interface Part {
  readonly key: string;
  /** Inside the release's folder. */
  readonly path: string;
  readonly file: ReleaseFile;
}

function partsOf({ digest, functions, web }: ReleaseManifest): readonly Part[] {
  return [
    ...Object.entries(functions).map(([name, file]) => ({ key: archiveKey(digest, name), path: `functions/${name}.zip`, file })),
    ...Object.entries(web).map(([path, file]) => ({ key: webKey(digest, path), path: `web/${path}`, file })),
  ];
}

/** The manifest of a release that was uploaded once. Throws `LandfallError` when it isn't in the bucket any more. */
export async function storedManifest(objects: ObjectStore, bucket: string, digest: string): Promise<ReleaseManifest> {
  const found = await objects.read(bucket, manifestKey(digest));
  if (found !== undefined) return verified(JSON.parse(new TextDecoder().decode(found.content)) as ReleaseManifest, digest);
  throw new LandfallError('ReleaseGone', `release ${digest.slice(0, 12)} isn't in the artifact bucket any more`, {
    fault: 'cloud',
    fix: 'check its commit out and run `landfall release`',
  });
}

/** The hashes in a manifest are what archives are compared with later, so they have to be those of the digest. */
function verified(manifest: ReleaseManifest, digest: string): ReleaseManifest {
  if (manifestOf(manifest).digest === digest) return manifest;
  throw new LandfallError('ReleaseAltered', `the manifest of release ${digest.slice(0, 12)} in the artifact bucket was altered`, {
    fault: 'cloud',
    fix: 'find out who wrote to the bucket, then release again from its commit',
  });
}
