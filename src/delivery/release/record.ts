import { type Project, functionsOf } from '../../project/index.ts';
import { LandfallError } from '../../report/index.ts';
import { withReleaseLock } from './lock.ts';
import type { RecordStore, ReleaseCloud } from './ports.ts';

/** A published version of a function. */
export interface RunningFunction {
  readonly version: string;
  /** SHA-256 of its archive in base64. */
  readonly codeSha256: string;
  /** Of its configuration; absent where a part of that may not be read. */
  readonly configHash?: string;
}

/** What runs in an environment: the content of its SSM parameter. */
export interface RunningRelease {
  readonly version: 1;
  /** Digest. */
  readonly release: string;
  /** Entry name → what its alias points to. */
  readonly functions: Readonly<Record<string, RunningFunction>>;
  /** The release before, to which `rollback` goes: its digest, and the version that each function had. */
  readonly previous?: { readonly release: string; readonly functions: Readonly<Record<string, string>> };
  /**
   * The digest of a release that was begun, or has to be. While it stands here, parts of the environment may already run that one, or run
   * with an older configuration: whatever the record says beside, a release has to follow.
   */
  readonly pending?: string;
  /** ISO 8601. */
  readonly releasedAt: string;
}

/**
 * Says before infrastructure is applied that the functions must be published again, so that a run that is killed in between is finished
 * by the next one. Nothing is said where nothing was released yet.
 */
export async function announce(cloud: ReleaseCloud, bucket: string, name: string): Promise<void> {
  if ((await readRecord(cloud.records, name)) === undefined) return;
  // Under the lock, or a release that ends right now would be forgotten.
  await withReleaseLock(cloud, bucket, async () => {
    const running = await readRecord(cloud.records, name);
    if (running !== undefined && running.pending === undefined)
      await writeRecord(cloud.records, name, { ...running, pending: running.release });
  });
}

/** Nothing is left to do to have this release run. */
export function isRunning(running: RunningRelease | undefined, digest: string): boolean {
  return running?.release === digest && running.pending === undefined;
}

/**
 * The digest that the stacks' parameters are bound to: what runs, so that infrastructure never changes code; the new release where
 * nothing runs yet, or where a function is new that the running release has no archive of.
 */
export function boundRelease(running: RunningRelease | undefined, next: string, project: Project): string {
  const complete = running !== undefined && functionsOf(project.architecture).every(({ name }) => running.functions[name] !== undefined);
  return complete ? running.release : next;
}

export async function readRecord(records: RecordStore, name: string): Promise<RunningRelease | undefined> {
  const text = await records.read(name);
  if (text === undefined) return undefined;
  const record = parse(text);
  if (record?.version === 1 && typeof record.release === 'string' && typeof record.functions === 'object') return record as RunningRelease;
  throw new LandfallError('ReleaseRecordUnreadable', `the release record ${name} isn't one that this version of Landfall reads`, {
    fault: 'cloud',
    fix: 'use the version of Landfall that wrote it, or delete the parameter and release again',
  });
}

function parse(text: string): Partial<RunningRelease> | undefined {
  try {
    return JSON.parse(text) as Partial<RunningRelease>;
  } catch {
    return undefined;
  }
}

export async function writeRecord(records: RecordStore, name: string, record: RunningRelease): Promise<void> {
  await records.write(name, JSON.stringify(record));
}
