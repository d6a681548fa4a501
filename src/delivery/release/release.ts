import { createHash } from 'node:crypto';

/** A file of a release: SHA-256 of its content in hexadecimal, and its size in bytes. */
export interface ReleaseFile {
  readonly sha256: string;
  readonly size: number;
}

/** What a release consists of. Kept beside its files in the artifact bucket, so that it can be released again without sources. */
export interface ReleaseManifest {
  readonly version: 1;
  /** Content address of everything below, 64 hexadecimal digits. */
  readonly digest: string;
  /** Function's entry name → its archive. */
  readonly functions: Readonly<Record<string, ReleaseFile>>;
  /** Path below the web app's root, with slashes → the file. */
  readonly web: Readonly<Record<string, ReleaseFile>>;
}

/** A release that lies on this machine: `<directory>/functions/<entry>.zip` and `<directory>/web/<path>`. */
export interface Release extends ReleaseManifest {
  /** Absolute. */
  readonly directory: string;
}

/** Enters the digest: raised when the same files would have to be published in another way. */
const FORMAT = 'landfall release 1';

export function fileOf(content: Uint8Array): ReleaseFile {
  return { sha256: createHash('sha256').update(content).digest('hex'), size: content.byteLength };
}

/** The manifest of these files. The digest depends on names and contents alone: not on order, machine, folder or time. */
export function manifestOf(files: Pick<ReleaseManifest, 'functions' | 'web'>): ReleaseManifest {
  const functions = sorted(files.functions);
  const web = sorted(files.web);
  const hash = createHash('sha256').update(`${FORMAT}\n`);
  for (const [name, { sha256 }] of Object.entries(functions)) hash.update(`function ${JSON.stringify(name)} ${sha256}\n`);
  for (const [path, { sha256 }] of Object.entries(web)) hash.update(`web ${JSON.stringify(path)} ${sha256}\n`);
  return { version: 1, digest: hash.digest('hex'), functions, web };
}

/** In the order of code units, which is the same everywhere; a locale's order isn't. */
function sorted(files: Readonly<Record<string, ReleaseFile>>): Record<string, ReleaseFile> {
  return Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
