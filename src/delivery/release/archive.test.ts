import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';

import { archive } from './archive.ts';
import { fileOf } from './release.ts';

const zone = process.env['TZ'];
const text = (content: string) => new TextEncoder().encode(content);

describe('an archive', () => {
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test('has the same bytes in every order and time zone', () => {
    const hashes = ['Pacific/Auckland', 'UTC', 'America/Los_Angeles'].flatMap((TZ) => {
      process.env['TZ'] = TZ;
      return [
        archive({ 'index.mjs': text('code'), 'index.mjs.map': text('map') }),
        archive({ 'index.mjs.map': text('map'), 'index.mjs': text('code') }),
      ].map((bytes) => fileOf(bytes).sha256);
    });
    expect(new Set(hashes).size).toBe(1);
  });

  test('holds regular files that everybody may read, as another user runs them', () => {
    const bytes = archive({ 'index.mjs': text('code') });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const directory = view.getUint32(bytes.byteLength - 6, true);
    expect(view.getUint32(directory, true)).toBe(0x02014b50);
    expect(view.getUint8(directory + 5)).toBe(3);
    expect((view.getUint32(directory + 38, true) >>> 16).toString(8)).toBe('100644');
    expect(new TextDecoder().decode(unzipSync(bytes)['index.mjs'])).toBe('code');
  });
});
