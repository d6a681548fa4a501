import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

export interface Sending {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Names below `.localhost` are loopback for browsers (RFC 6761), not for Node's resolver: so connect there and only send the name. */
export function send(address: string, { method = 'GET', headers = {}, body }: Sending = {}): Promise<Answer> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { method, host: '127.0.0.1', port: url.port, path: `${url.pathname}${url.search}`, headers: { host: url.host, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, location: response.headers.location, body: Buffer.concat(chunks).toString('utf8') });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
