import { inParallel } from './in-parallel.ts';
import { webKey } from './keys.ts';
import type { ObjectStore } from './ports.ts';
import type { ReleaseManifest } from './release.ts';
import type { RuntimeConfig } from './runtime-config.ts';
import { TRANSFERS } from './upload.ts';
import { RUNTIME_CONFIG } from './web-build.ts';
import { headersOf, isImmutable, isPage } from './web-headers.ts';

export interface WebPlace {
  readonly artifactBucket: string;
  readonly webBucket: string;
}

const INDEX = 'index.html';

/**
 * Copies what no page names yet: files whose name has a hash of their content. Nobody sees them, so this may come before anything else;
 * those of earlier releases stay for browsers that still run an earlier page. Gives how many were copied.
 */
export async function placeAssets(objects: ObjectStore, place: WebPlace, manifest: ReleaseManifest): Promise<number> {
  const placed = await objects.list(place.webBucket, '');
  const due = Object.entries(manifest.web)
    .filter(([path, { size }]) => isImmutable(path) && placed.get(path) !== size)
    .map(([path]) => path);
  await copyAll(objects, place, manifest, due);
  return due.length;
}

/**
 * Makes the release visible: other files, the runtime configuration, pages, and last of all `index.html`, so that at any moment what a page
 * names is there. Browsers ask for each of these every time.
 */
export async function placePages(objects: ObjectStore, place: WebPlace, manifest: ReleaseManifest, config: RuntimeConfig): Promise<void> {
  const visible = Object.keys(manifest.web).filter((path) => !isImmutable(path));
  await copyAll(
    objects,
    place,
    manifest,
    visible.filter((path) => !isPage(path)),
  );
  const content = new TextEncoder().encode(`${JSON.stringify(config, undefined, 2)}\n`);
  await objects.write(place.webBucket, RUNTIME_CONFIG, content, { headers: headersOf(RUNTIME_CONFIG) });
  await copyAll(
    objects,
    place,
    manifest,
    visible.filter((path) => isPage(path) && path !== INDEX),
  );
  await copyAll(objects, place, manifest, [INDEX]);
}

async function copyAll(objects: ObjectStore, place: WebPlace, { digest }: ReleaseManifest, paths: readonly string[]): Promise<void> {
  await inParallel(TRANSFERS, paths, async (path) => {
    const from = { bucket: place.artifactBucket, key: webKey(digest, path) };
    await objects.copy(from, { bucket: place.webBucket, key: path }, headersOf(path));
  });
}
