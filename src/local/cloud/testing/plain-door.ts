import { once } from 'node:events';
import { createServer, request } from 'node:http';

import type { Door, DoorOptions } from '../../door/index.ts';

const MOTO = /\/(organizations|sso|identitystore|account|guardduty)\/aws4_request/;

/** The least that lets the emulators be reached through one port: for tests of the life cycle, which no rule of the real door should disturb. */
export async function startPlainDoor(options: DoorOptions): Promise<Door> {
  const before = options.state as { starts?: number } | undefined;
  const starts = (before?.starts ?? 0) + 1;
  const server = createServer((incoming, outgoing) => {
    const signature = incoming.headers.authorization ?? '';
    const account = /Credential=(\d{12})\//.exec(signature)?.[1];
    const toMoto = MOTO.test(signature);
    const target = new URL(incoming.url ?? '/', toMoto ? options.moto : options.ministack);
    const headers = { ...incoming.headers, 'x-forwarded-proto': 'https', ...(toMoto && account ? { 'x-moto-account-id': account } : {}) };
    const onward = request(target, { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: options.port,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
    state: () => ({ starts }),
  };
}
