import type { Addressed } from './operation.ts';
import type { Protocol } from './protocol.ts';

/** A signed call of an AWS API whose account is known. */
export interface Call extends Addressed {
  readonly service: string;
  readonly region: string;
  readonly operation: string;
  readonly protocol: Protocol;
  /** The caller's account, twelve digits. */
  readonly account: string;
}

/** The input of a call: the JSON body, or the fields of a form. Bytes that are neither are an empty input. */
export function inputOf(call: Addressed, body: Buffer): Record<string, unknown> {
  if ((call.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  }
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
