import { chmodSync, createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

/** One request, without anything that it said: no query, body, header or key. */
export interface LoggedRequest {
  readonly time: string;
  /** Signing name of the service; `web`, `api` or `sign-in` for a product's own traffic. */
  readonly service: string;
  readonly operation: string;
  readonly account?: string | undefined;
  readonly status: number;
  readonly ms: number;
  /** Where the door itself answered or changed the answer. */
  readonly by?: 'gap' | 'fault' | 'door' | undefined;
  /** Name of the gap that gave the answer; one that only watched over the emulator's isn't named. */
  readonly gap?: string | undefined;
  /** Name of the bridge that followed the call. */
  readonly bridge?: string | undefined;
}

const KEPT = 20_000;
const MAX_BYTES = 16 * 1024 * 1024;

/** Requests as JSON lines in a file that only its owner reads, and the latest of them in memory. */
export class RequestLog {
  readonly #stream: WriteStream;
  readonly #latest: LoggedRequest[] = [];
  #dropped = 0;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    if (size !== undefined) chmodSync(file, 0o600);
    if (size !== undefined && size > MAX_BYTES) renameSync(file, `${file}.1`);
    this.#stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
    // A full disk costs the log, not the local cloud.
    this.#stream.on('error', () => undefined);
  }

  add(entry: LoggedRequest): void {
    this.#stream.write(`${JSON.stringify(entry)}\n`);
    this.#latest.push(entry);
    if (this.#latest.length > KEPT) {
      this.#latest.splice(0, KEPT / 10);
      this.#dropped += KEPT / 10;
    }
  }

  /** Entries from number `since` on, and the number that the next one will have. */
  read(since: number): { readonly next: number; readonly requests: readonly LoggedRequest[] } {
    return { next: this.#dropped + this.#latest.length, requests: this.#latest.slice(Math.max(0, since - this.#dropped)) };
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#stream.end(resolve);
      if (this.#stream.destroyed) resolve();
    });
  }
}
