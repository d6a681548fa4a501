import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

import { MINISTACK_VERSION, MOTO_VERSION } from '../emulators/index.ts';
import type { StateDirectory } from './directory.ts';
import { writeWhole } from './record.ts';

/** Raised when the layout of the data folder or of the front door's state changes, or what the launcher lets ministack make of a stack. */
const FORMAT = 2;

/** What a snapshot must agree with to be brought back. */
export const VERSIONS: Readonly<Record<string, string>> = { snapshot: String(FORMAT), moto: MOTO_VERSION, ministack: MINISTACK_VERSION };

interface Manifest {
  readonly bootId: string;
  readonly versions: Readonly<Record<string, string>>;
  /** SHA-256 over every path and content. */
  readonly digest: string;
}

/** Nothing was saved; or a whole snapshot; or one that can't be brought back, and why. */
export type Snapshot =
  | { readonly kind: 'none' }
  | { readonly kind: 'whole'; readonly bootId: string }
  | { readonly kind: 'broken'; readonly why: string };

/**
 * What the data folder holds. The manifest is the last thing that a stop writes and the first that a running cloud removes,
 * so data without one is what a killed cloud left: its organization and its stacks are of different moments.
 */
export function inspectSnapshot(directory: StateDirectory): Snapshot {
  const manifest = readManifest(directory.manifest);
  if (manifest === undefined) {
    if (files(directory.data).length === 0) return { kind: 'none' };
    return { kind: 'broken', why: 'the local cloud ended without saving (killed, or the machine went down)' };
  }
  if (manifest === 'unreadable') return { kind: 'broken', why: 'its manifest cannot be read' };
  for (const [name, version] of Object.entries(VERSIONS)) {
    const saved = manifest.versions?.[name];
    if (saved !== version) return { kind: 'broken', why: `it was saved by ${name} ${saved ?? '(unknown)'}, this is ${name} ${version}` };
  }
  if (manifest.digest !== digestOf(directory.data))
    return { kind: 'broken', why: 'it is not whole: its files are not the ones that were saved' };
  return { kind: 'whole', bootId: manifest.bootId };
}

/** Declares the data folder whole. To be called when everybody who writes to it has ended. */
export function sealSnapshot(directory: StateDirectory, bootId: string): void {
  const manifest: Manifest = { bootId, versions: VERSIONS, digest: digestOf(directory.data) };
  writeWhole(directory.manifest, JSON.stringify(manifest));
}

/** From now on the data is in use, and worth nothing unless it is sealed again. */
export function openSnapshot(directory: StateDirectory): void {
  rmSync(directory.manifest, { force: true });
}

/** An empty data folder: organization, stacks and the front door's memory vanish together. */
export function dropSnapshot(directory: StateDirectory): void {
  openSnapshot(directory);
  rmSync(directory.data, { recursive: true, force: true });
  if (!existsSync(directory.root)) return;
  for (const folder of [directory.data, directory.ministack, directory.objects]) mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** The old data folder while a start is tried without it. */
export interface Aside {
  putBack(): void;
  forget(): void;
}

/** Starts over with an empty data folder, and keeps the old one until it is known whether that helps. */
export function setAside(directory: StateDirectory): Aside {
  const aside = `${directory.data}.aside`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(directory.data, aside);
  dropSnapshot(directory);
  return {
    putBack: () => {
      rmSync(directory.data, { recursive: true, force: true });
      renameSync(aside, directory.data);
    },
    forget: () => rmSync(aside, { recursive: true, force: true }),
  };
}

function readManifest(file: string): Manifest | 'unreadable' | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return 'unreadable';
  }
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of files(folder)) {
    const content = readFileSync(path.join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Relative paths of all files but the manifest, sorted. */
function files(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((file) => file !== 'manifest.json' && file !== 'manifest.json.draft')
      .toSorted();
  } catch {
    return [];
  }
}
