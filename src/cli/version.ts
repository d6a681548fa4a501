import { readFileSync } from 'node:fs';

/** Landfall's version, from its own package.json. */
export function version(): string {
  return (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }).version;
}
