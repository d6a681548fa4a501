export { type BuildOptions, buildRelease } from './build.ts';
export {
  type PublishOptions,
  type UploadOptions,
  announceRepublish,
  publishRelease,
  readRunningRelease,
  republishRunning,
  rollbackRelease,
  uploadRelease,
} from './environment-release.ts';
export { requireProduct } from './entries.ts';
export { type ReleaseOutputs, releaseOutputs } from './outputs.ts';
export { type RunningFunction, type RunningRelease, boundRelease, isRunning } from './record.ts';
export type { Release, ReleaseFile, ReleaseManifest } from './release.ts';
