import { type Zippable, zipSync } from 'fflate';

const UNIX = 3;
/** A regular file that everybody may read: Lambda runs the code as another user than the one who unpacks it. */
const ATTRIBUTES = (0o100644 << 16) >>> 0;

/** A zip archive whose bytes depend on names and contents alone. */
export function archive(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  // The earliest date that zip knows. Its fields are local time: made from local parts, they are the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const name of Object.keys(files).toSorted()) {
    entries[name] = [files[name] as Uint8Array, { level: 9, mtime, os: UNIX, attrs: ATTRIBUTES }];
  }
  return zipSync(entries);
}
