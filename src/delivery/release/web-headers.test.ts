import { describe, expect, test } from 'vitest';

import { headersOf, isImmutable } from './web-headers.ts';

describe('what browsers keep for ever', () => {
  test.each([
    'assets/index-BxYz12_-.js',
    'assets/index-B-aY12_z.js',
    'assets/deep/logo-D3adB33f.svg',
    'assets/app.0123456789abcdef.css',
    'assets/index-BxYz12_-.js.map',
  ])('%s has a hash in its name', (path) => expect(isImmutable(path)).toBe(true));
  test.each([
    'index.html',
    'favicon.svg',
    'manifest-BxYz12_-.json',
    'assets/logo.png',
    'assets/JetBrainsMono-SemiBold.woff2',
    'assets/photo-20240101.jpg',
    'assets/meta-overview.json',
    'assets/index-COPYRIGH.txt',
  ])('%s has none, or not for certain', (path) => expect(isImmutable(path)).toBe(false));
});

test('an unknown kind of file is sent as bytes, never as a page', () => {
  expect(headersOf('data.bin').contentType).toBe('application/octet-stream');
});
