import { readFileSync, renameSync, writeFileSync } from 'node:fs';

import type { ProcessIdentity } from './process-identity.ts';

/** Raised when a daemon of one release can't be talked to by another. */
export const RECORD_FORMAT = 1;

/** `cloud.json`: what this local cloud is. Written by the daemon only. */
export interface CloudRecord {
  readonly format: number;
  readonly phase: 'starting' | 'ready' | 'stopping' | 'stopped' | 'failed';
  /** The front door's, chosen once and kept. */
  readonly port: number;
  readonly region: string;
  readonly managementAccount: string;
  /** Of the organization and the stacks together; another one means that both began empty. */
  readonly bootId: string;
  /** For what changes anything from a browser; another one at each start. */
  readonly token: string;
  /** Did this start bring the last stop's snapshot back? */
  readonly restored: boolean;
  /** Why a snapshot that was there wasn't brought back, one sentence. */
  readonly dropped?: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly daemon: ProcessIdentity;
  /** When the daemon began, ISO 8601. */
  readonly started: string;
  readonly failure?: Failure;
}

/** Why the daemon ended on its own. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
  readonly fault?: 'answer' | 'input' | 'cloud';
}

/** Undefined when there is none, or none that can be read. */
export function readRecord(file: string): CloudRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CloudRecord;
  } catch {
    return undefined;
  }
}

export function writeRecord(file: string, record: CloudRecord): void {
  writeWhole(file, `${JSON.stringify(record, undefined, 2)}\n`);
}

/** A reader sees the old content or the new, never a part. */
export function writeWhole(file: string, content: string): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  renameSync(draft, file);
}
