import { extname } from 'node:path';

import type { ObjectHeaders } from './ports.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.htm': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.otf': 'font/otf',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** A year, the longest that caches honour (RFC 9111 leaves it open; HTTP/1.1 named it). */
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

export function headersOf(path: string): ObjectHeaders {
  return {
    contentType: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    cacheControl: isImmutable(path) ? FOREVER : ASK_EACH_TIME,
  };
}

/** Vite's and esbuild's hashes have eight characters, longer ones are hexadecimal. */
const HASHED = /(?:^|\/)assets\/(?:.*\/)?[^/]*[.-](?<hash>[A-Za-z0-9_-]{8}|[0-9a-f]{16,64})\.[a-z0-9]+(?:\.map)?$/;
/** `SemiBold`, `20261124`: what a person writes behind a hyphen. */
const WORDS = /^(?:[A-Z]?[a-z]+(?:[A-Z][a-z]+)*|[A-Z]+|[a-z]+|\d+)$/;

/**
 * A file below `assets/` whose name ends with a hash of its content (`index-BxYz12_-.js`), so that other content has another name. In doubt
 * it isn't one: a wrong yes would stay in browsers for a year, a wrong no costs a request.
 */
export function isImmutable(path: string): boolean {
  const hash = HASHED.exec(path)?.groups?.['hash'];
  return hash !== undefined && !WORDS.test(hash);
}

export const isPage = (path: string) => /\.html?$/i.test(path);
