import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import { LandfallError } from '../../report/index.ts';
import { LOCK_KEY } from './keys.ts';
import type { ReleaseCloud, WriteCondition } from './ports.ts';

/** A holder writes the lock anew this often. */
const BEAT = 4_000;
/** A lock that nobody wrote for this long belongs to a process that is gone: nearly four beats, for slow calls. */
const LEASE = 15_000;

export interface ReleaseLock {
  /** Throws when the lock is someone else's by now, as after this machine slept. Called before every step that users see. */
  confirm(): Promise<void>;
}

interface LockState {
  /** Machine and process, for the message to others; undefined when nobody holds it. */
  readonly holder?: string;
  /** Makes every write another content, and with it another ETag. */
  readonly token: string;
}

/**
 * Does the work while no other release of this environment runs. The lock is an object that is only ever written on condition of its
 * ETag, so of two writers one loses. Whether its holder lives is judged by watching it for a lease, never by comparing clocks; a killed
 * release is thereby taken over after 15 s. Throws `ReleaseRunning` when another one lives.
 */
export async function withReleaseLock<Result>(
  cloud: ReleaseCloud,
  bucket: string,
  work: (lock: ReleaseLock) => Promise<Result>,
  waiting: (holder: string) => void = () => undefined,
): Promise<Result> {
  const held = await acquire(cloud, bucket, waiting);
  const stop = cloud.clock.every(BEAT, () => void held.beat().catch(() => undefined));
  try {
    return await work({ confirm: () => held.beat() });
  } finally {
    stop();
    await held.free().catch(() => undefined);
  }
}

async function acquire({ objects, clock }: ReleaseCloud, bucket: string, waiting: (holder: string) => void): Promise<HeldLock> {
  const first = await readLock(objects, bucket);
  let current = first;
  if (first?.state.holder !== undefined) {
    waiting(first.state.holder);
    await clock.wait(LEASE);
    current = await readLock(objects, bucket);
    const lives = current?.state.holder !== undefined && current.etag !== first.etag;
    if (lives) throw running(current?.state.holder);
  }
  const held = new HeldLock(objects, bucket, current === undefined ? { absent: true } : { etag: current.etag });
  if (await held.write({ holder: `${hostname()}, process ${process.pid}` })) return held;
  throw running((await readLock(objects, bucket))?.state.holder);
}

class HeldLock {
  readonly #objects: ReleaseCloud['objects'];
  readonly #bucket: string;
  #condition: WriteCondition;
  #holder: Pick<LockState, 'holder'> = {};
  #lost = false;
  /** Tokens of writes that may have taken place without our hearing of it. */
  readonly #unheard = new Set<string>();
  /** Writes follow each other: each needs the ETag of the one before. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(objects: ReleaseCloud['objects'], bucket: string, condition: WriteCondition) {
    this.#objects = objects;
    this.#bucket = bucket;
    this.#condition = condition;
  }

  async beat(): Promise<void> {
    const next = this.#last.then(() => this.write(this.#holder));
    this.#last = next.catch(() => undefined);
    if (await next) return;
    throw new LandfallError('ReleaseLockLost', 'another release took over, as this one made no progress for a while', {
      fault: 'cloud',
      fix: 'look what runs, then release again',
    });
  }

  async free(): Promise<void> {
    await this.#last;
    await this.write({});
  }

  /** False when the lock is someone else's; that never changes again. */
  async write(holder: Pick<LockState, 'holder'>): Promise<boolean> {
    if (this.#lost) return false;
    const state: LockState = { ...holder, token: randomUUID() };
    const content = new TextEncoder().encode(JSON.stringify(state));
    this.#unheard.add(state.token);
    const etag = (await this.#put(content)) ?? (await this.#putAfterOurs(content));
    if (etag === undefined) {
      this.#lost = true;
      return false;
    }
    this.#unheard.clear();
    this.#condition = { etag };
    this.#holder = holder;
    return true;
  }

  async #put(content: Uint8Array): Promise<string | undefined> {
    return this.#objects.writeIf(this.#bucket, LOCK_KEY, content, this.#condition);
  }

  /** A write whose answer got lost is refused when it is repeated, because of itself: the lock is ours all the same. */
  async #putAfterOurs(content: Uint8Array): Promise<string | undefined> {
    const current = await readLock(this.#objects, this.#bucket);
    if (current === undefined || !this.#unheard.has(current.state.token)) return undefined;
    this.#condition = { etag: current.etag };
    return this.#put(content);
  }
}

async function readLock(objects: ReleaseCloud['objects'], bucket: string): Promise<{ state: LockState; etag: string } | undefined> {
  const found = await objects.read(bucket, LOCK_KEY);
  if (found === undefined) return undefined;
  return { state: JSON.parse(new TextDecoder().decode(found.content)) as LockState, etag: found.etag };
}

function running(holder: string | undefined): LandfallError {
  return new LandfallError('ReleaseRunning', `another release of this environment runs${holder === undefined ? '' : ` (${holder})`}`, {
    fault: 'cloud',
    fix: 'wait for it, then try again',
  });
}
