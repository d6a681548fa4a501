import { Agent, request, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

import type { Answer } from './answer.ts';

export interface Outgoing {
  readonly method: string;
  /** With its query, as the emulator shall see it. */
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  /** Bytes that are at hand, or the caller's stream. */
  readonly body?: Buffer | Readable;
  /** Whose a request without a signature is: ministack's launcher reads it from a header, which nobody behind it sees. */
  readonly account?: string | undefined;
}

/** Ours alone: whatever comes from outside under this name goes no further. */
const ACCOUNT = 'x-landfall-account';

/** Tells the launcher that the door let a browser's request through; without it, it refuses what comes from a page. */
const DOOR = 'x-landfall-door';

/** Belong to one connection, not to the message (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect']);

/** An emulator behind the door, over pooled connections. */
export class Upstream {
  readonly #url: URL;
  /** Idle connections are closed before hypercorn does it (after 5 s), so that no request meets a closing one. */
  readonly #agent = new Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 4_000, scheduling: 'lifo' });

  constructor(url: string) {
    this.#url = new URL(url);
  }

  get host(): string {
    return this.#url.host;
  }

  /** Resolves with the response's head; its body is still to be read. */
  async open(outgoing: Outgoing): Promise<IncomingMessage> {
    try {
      return await this.#send(outgoing);
    } catch (error) {
      // A pooled connection that the emulator closed at this moment: nothing was answered, and these bytes can be sent again.
      if ((error as { reused?: boolean }).reused && (outgoing.body === undefined || Buffer.isBuffer(outgoing.body)))
        return this.#send(outgoing);
      throw error;
    }
  }

  async ask(outgoing: Outgoing): Promise<Answer> {
    return readAnswer(await this.open(outgoing));
  }

  close(): void {
    this.#agent.destroy();
  }

  #send({ method, path, headers: given, body, account }: Outgoing): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const bytes = Buffer.isBuffer(body) ? body : undefined;
      const { [ACCOUNT]: _claimed, ...others } = given;
      const headers = { ...others, [DOOR]: '1', ...(account === undefined ? {} : { [ACCOUNT]: account }) };
      const outgoing = request({
        host: this.#url.hostname,
        port: this.#url.port,
        method,
        path,
        agent: this.#agent,
        headers: bytes === undefined ? headers : { ...headers, 'content-length': bytes.length },
      });
      outgoing.on('response', resolve);
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        const reused = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
        reject(Object.assign(error, { reused }));
      });
      if (body === undefined || bytes !== undefined) outgoing.end(bytes);
      else {
        (body as Readable).on('error', (error) => outgoing.destroy(error));
        (body as Readable).pipe(outgoing);
      }
    });
  }
}

export function endToEnd(headers: IncomingHttpHeaders | OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

export async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const body = await readAll(response);
  const { 'content-length': _length, ...headers } = endToEnd(response.headers);
  return { status: response.statusCode ?? 502, headers, body };
}

export async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
