import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { makeStateDirectory, stateDirectory } from './directory.ts';
import type { StateDirectory } from './directory.ts';
import { dropSnapshot, inspectSnapshot, openSnapshot, sealSnapshot, setAside } from './snapshot.ts';

describe('a snapshot of the local cloud', () => {
  let directory: StateDirectory;
  let object: string;
  beforeEach(() => {
    directory = stateDirectory({ LANDFALL_LOCAL_DIR: mkdtempSync(path.join(tmpdir(), 'landfall-snapshot-')) });
    makeStateDirectory(directory);
    dropSnapshot(directory);
    object = path.join(directory.objects, 'object');
    writeFileSync(directory.moto, 'organization');
    writeFileSync(path.join(directory.ministack, 's3.json'), 'stacks');
    writeFileSync(object, 'an archive');
  });
  afterEach(() => {
    rmSync(directory.root, { recursive: true, force: true });
  });

  it('is whole once it was sealed, under its boot id', () => {
    sealSnapshot(directory, 'boot');
    expect(inspectSnapshot(directory)).toEqual({ kind: 'whole', bootId: 'boot' });
  });

  it('is nothing in an empty folder, and before the first start', () => {
    dropSnapshot(directory);
    expect(inspectSnapshot(directory)).toEqual({ kind: 'none' });
    rmSync(directory.root, { recursive: true });
    expect(inspectSnapshot(directory)).toEqual({ kind: 'none' });
  });

  it('is worth nothing after a cloud that had opened it was killed', () => {
    sealSnapshot(directory, 'boot');
    openSnapshot(directory);
    expect(inspectSnapshot(directory)).toMatchObject({ kind: 'broken', why: expect.stringContaining('ended without saving') });
  });

  it('is not whole when any file changed, is gone, or came', () => {
    const changes: (() => void)[] = [
      () => appendFileSync(object, '!'),
      () => rmSync(directory.moto),
      () => writeFileSync(path.join(directory.ministack, 'sqs.json'), '{}'),
    ];
    for (const change of changes) {
      sealSnapshot(directory, 'boot');
      change();
      expect(inspectSnapshot(directory)).toMatchObject({ kind: 'broken', why: expect.stringContaining('not whole') });
    }
  });

  it('is never taken for whole when its manifest was cut short', () => {
    sealSnapshot(directory, 'boot');
    const manifest = readFileSync(directory.manifest, 'utf8');
    fc.assert(
      fc.property(fc.nat(manifest.length - 1), (length) => {
        writeFileSync(directory.manifest, manifest.slice(0, length));
        expect(inspectSnapshot(directory).kind).toBe('broken');
      }),
    );
  });

  it('says which version it is of when that is another', () => {
    sealSnapshot(directory, 'boot');
    const manifest = readFileSync(directory.manifest, 'utf8');
    writeFileSync(directory.manifest, manifest.replace(/"moto":"[^"]+"/, '"moto":"4.0.0"'));
    expect(inspectSnapshot(directory)).toMatchObject({ kind: 'broken', why: expect.stringContaining('saved by moto 4.0.0') });
  });

  it('comes back as it was when it had been set aside', () => {
    sealSnapshot(directory, 'boot');
    const aside = setAside(directory);
    expect(inspectSnapshot(directory)).toEqual({ kind: 'none' });
    aside.putBack();
    expect(inspectSnapshot(directory)).toEqual({ kind: 'whole', bootId: 'boot' });
  });

  it('is the owner’s alone', () => {
    sealSnapshot(directory, 'boot');
    expect(statSync(directory.root).mode & 0o777).toBe(0o700);
    expect(statSync(directory.manifest).mode & 0o777).toBe(0o600);
  });

  it('makes no folder for a local cloud that never was', () => {
    rmSync(directory.root, { recursive: true });
    dropSnapshot(directory);
    expect(existsSync(directory.root)).toBe(false);
  });
});
