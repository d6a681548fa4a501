import { isCredentialParameter } from './credential.ts';
import { decode } from './hosts.ts';

/** A query without whatever an emulator would take for a caller's credential; other bytes stay as they were. */
export function withoutCredential(search: string): string {
  if (search === '') return '';
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => !isCredentialParameter(decode((pair.split('=')[0] ?? '').replaceAll('+', ' '))));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** Path and query (with its `?`) of a request target. */
export function splitTarget(target: string): { readonly path: string; readonly search: string } {
  const at = target.indexOf('?');
  return at < 0 ? { path: target, search: '' } : { path: target.slice(0, at), search: target.slice(at) };
}
