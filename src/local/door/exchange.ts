import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

import type { Answer } from './answer.ts';
import type { LoggedRequest } from './request-log.ts';
import { endToEnd } from './upstream.ts';

/** What the log says about a request beside its time. */
export type Outcome = Omit<LoggedRequest, 'time' | 'status' | 'ms'>;

/** Sends an answer that is held in memory. */
export function send(response: ServerResponse, method: string, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}

/** Hands an emulator's response on as it comes. A caller who goes away ends it. */
export async function passOn(response: ServerResponse, from: IncomingMessage, headers = endToEnd(from.headers)): Promise<void> {
  response.writeHead(from.statusCode ?? 502, headers);
  await pipeline(from, response).catch(() => response.destroy());
}
