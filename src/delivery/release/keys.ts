/** Everything that releases keep in the artifact bucket lies below this. */
const PREFIX = 'releases';

/** Two releases of one environment at once are kept apart by this object. */
export const LOCK_KEY = `${PREFIX}/lock.json`;

export const releasePrefix = (digest: string) => `${PREFIX}/${digest}/`;

/** Key of a function's archive in the artifact bucket, as the stacks' parameters name it. */
export const archiveKey = (digest: string, entry: string) => `${releasePrefix(digest)}${entry}.zip`;

export const webKey = (digest: string, path: string) => `${releasePrefix(digest)}web/${path}`;

/** Written after all others: where it lies, the release is there whole. */
export const manifestKey = (digest: string) => `${releasePrefix(digest)}release.json`;
