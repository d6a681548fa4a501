import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { LandfallError } from '../../report/index.ts';
import { Accounts, namesOf } from './accounts.ts';
import { Addresses } from './addresses.ts';
import { jsonAnswer } from './answer.ts';
import { ensureAccessRoles } from './bridges/organization-access-role.ts';
import { Control, CONTROL } from './control.ts';
import { readSignature } from './credential.ts';
import { Emulators } from './emulators.ts';
import { send, type Outcome } from './exchange.ts';
import { Faults } from './faults.ts';
import { isEmulatorsOwn, readHost, strangeOrigin } from './hosts.ts';
import { Keys } from './keys.ts';
import { Memory } from './memory.ts';
import type { Addressed } from './operation.ts';
import { ProductVisits } from './product-visits.ts';
import { protocolOf } from './protocol.ts';
import { splitTarget } from './query.ts';
import { refuse } from './refusal.ts';
import { RequestLog } from './request-log.ts';
import { SignInClients } from './sign-in-clients.ts';
import { SignedCalls } from './signed-calls.ts';
import { isConnectionError, unreachable } from './translate.ts';
import { UnsignedCalls } from './unsigned-calls.ts';
import { Upstream } from './upstream.ts';

export interface DoorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Address of moto, such as `http://127.0.0.1:5000`. */
  readonly moto: string;
  readonly ministack: string;
  /** Twelve digits; also the access key id of that account's root. */
  readonly managementAccount: string;
  readonly region: string;
  /** JSON lines are added to it. */
  readonly logFile: string;
  /** Of this run; whoever changes the door or reads its log needs it. */
  readonly token: string;
  /** What `state()` gave before a restart. */
  readonly state?: unknown;
}

export interface Door {
  readonly port: number;
  close(): Promise<void>;
  /** What must survive a restart, as plain JSON. */
  state(): unknown;
}

/** How long running requests may take once the door closes. */
const CLOSE_WITHIN_MS = 5_000;

/**
 * The only endpoint of the local cloud, on loopback, before both emulators; they must answer already.
 * Throws `LandfallError` when the port is taken or an emulator doesn't answer.
 */
export async function startDoor(options: DoorOptions): Promise<Door> {
  const { region, managementAccount: management, token } = options;
  const memory = new Memory(options.state);
  // The emulator calls it `master`, a word that AWS gave up.
  namesOf(memory)[management] ??= 'management';
  const emulators = new Emulators(new Upstream(options.moto), new Upstream(options.ministack), region);
  const accounts = new Accounts(emulators, memory, management);
  const faults = new Faults();
  const keys = new Keys(memory, emulators, management);
  try {
    await ensureAccessRoles(emulators, accounts, management);
  } catch (error) {
    if (error instanceof LandfallError) throw error;
    throw new LandfallError('EmulatorUnreachable', 'an emulator of the local cloud does not answer', { fault: 'cloud', cause: error });
  }
  const log = new RequestLog(options.logFile);
  const control = new Control({ token, log, faults, emulators });
  const signed = new SignedCalls({ emulators, keys, accounts, memory, faults, management });
  const clients = new SignInClients(accounts, emulators);
  const unsigned = new UnsignedCalls({ emulators, keys, clients });
  const visits = new ProductVisits({ emulators, accounts, addresses: new Addresses(emulators), keys, clients });

  let port = options.port;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<Outcome> => {
    const { path, search } = splitTarget(request.url ?? '/');
    const { method = 'GET', headers } = request;
    const addressed: Addressed = { method, path, search, query: new URLSearchParams(search), headers };
    const refused = (status: number, message: string): Outcome => {
      send(response, method, jsonAnswer({ message }, status));
      return { service: 'landfall', operation: `${method} refused`, by: 'door' };
    };
    if (!path.startsWith('/')) return refused(400, 'the request names no path');
    const host = readHost(headers.host, port);
    if (host.kind === 'stranger') return refused(403, 'the local cloud answers to 127.0.0.1, localhost and names below localhost only');
    if (isEmulatorsOwn(method, path)) return refused(404, "the emulators' own paths are not reached from here");
    if (host.kind === 'product') return visits.handle(request, response, addressed, host);
    const strange = strangeOrigin(headers, port);
    if (strange !== undefined) return refused(403, strange);
    if (path.startsWith(CONTROL)) return control.handle(request, response, addressed);
    const signature = readSignature(headers, addressed.query);
    if (signature.kind === 'signed') return signed.handle(request, response, addressed, signature.credential);
    if (signature.kind === 'unsigned') return unsigned.handle(request, response, addressed);
    send(
      response,
      method,
      refuse(protocolOf('', headers, addressed.query), { status: 400, code: 'IncompleteSignature', message: signature.why }),
    );
    return { service: 'landfall', operation: `${method} refused`, by: 'door' };
  };

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const started = performance.now();
    void serve(request, response)
      .catch((error: unknown): Outcome => {
        // A caller who went away, or a bug of ours: said in the open, as nobody else sees this process.
        if (response.headersSent) response.destroy();
        else {
          const failed = jsonAnswer({ message: `the front door failed: ${String(error)}` }, 500);
          send(response, request.method ?? 'GET', isConnectionError(error) ? unreachable('rest-json', error) : failed);
        }
        return { service: 'landfall', operation: 'failed', by: 'door' };
      })
      .then((outcome) => {
        log.add({
          time: new Date().toISOString(),
          ...outcome,
          status: response.statusCode,
          ms: Math.round((performance.now() - started) * 10) / 10,
        });
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message = error.code === 'EADDRINUSE' ? `port ${options.port} is taken` : `the front door can't listen: ${error.message}`;
      reject(new LandfallError('DoorNotOpened', message, { cause: error }));
    });
    server.listen(options.port, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);

  return {
    port,
    state: () => memory.snapshot(),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Running requests may finish: an account that is being made gets its role.
      server.closeIdleConnections();
      const impatient = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
      await closed;
      clearTimeout(impatient);
      emulators.moto.close();
      emulators.ministack.close();
      await log.close();
    },
  };
}
