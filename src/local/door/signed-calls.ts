import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { LandfallError } from '../../report/index.ts';
import type { Accounts } from './accounts.ts';
import type { Answer } from './answer.ts';
import { bridges } from './bridges/index.ts';
import { inputOf, type Call } from './call.ts';
import type { Credential } from './credential.ts';
import { isMotoService, type Emulators } from './emulators.ts';
import { passOn, send, type Outcome } from './exchange.ts';
import type { FaultRule, Faults } from './faults.ts';
import type { GapContext } from './gaps/gap.ts';
import { gaps } from './gaps/index.ts';
import type { Keys } from './keys.ts';
import { isForbiddenToMembers, NOT_FOR_MEMBERS } from './members.ts';
import type { Memory } from './memory.ts';
import { operationOf, type Addressed } from './operation.ts';
import { contentTypeOf, isForm, protocolOf, type Protocol } from './protocol.ts';
import { refuse, unknownKey } from './refusal.ts';
import { isConnectionError, LOOKED_INTO, translateError, unreachable } from './translate.ts';
import { Turns } from './turns.ts';
import { endToEnd, readAll, readAnswer, type Outgoing, type Upstream } from './upstream.ts';

export interface SignedCallsOptions {
  readonly emulators: Emulators;
  readonly keys: Keys;
  readonly accounts: Accounts;
  readonly memory: Memory;
  readonly faults: Faults;
  readonly management: string;
}

/** What became of a call that a gap or a bridge saw. */
interface Passage {
  /** The emulator's own, if it was asked. */
  answer?: Answer;
  bridge?: string | undefined;
}

const GAPS = new Map(gaps.flatMap((gap) => gap.operations.map((operation) => [`${gap.service}:${operation}`, gap])));
const BRIDGES = new Map(bridges.flatMap((bridge) => bridge.operations.map((operation) => [`${bridge.service}:${operation}`, bridge])));

/** Calls of the AWS APIs that carry a signature: found an account, then an emulator, a gap or a fault. */
export class SignedCalls {
  readonly #options: SignedCallsOptions;
  readonly #turns = new Turns();

  constructor(options: SignedCallsOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse, addressed: Addressed, credential: Credential): Promise<Outcome> {
    const { service } = credential;
    const protocol = protocolOf(service, addressed.headers, addressed.query);
    try {
      return await this.#handle(request, response, addressed, credential, protocol);
    } catch (error) {
      if (response.headersSent || (!isConnectionError(error) && !(error instanceof LandfallError))) throw error;
      const failed =
        error instanceof LandfallError
          ? refuse(protocol, { status: 500, code: 'InternalFailure', message: error.message })
          : unreachable(protocol, error);
      send(response, addressed.method, failed);
      return { service, operation: operationOf(service, protocol, addressed), by: 'door' };
    }
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
    addressed: Addressed,
    credential: Credential,
    protocol: Protocol,
  ): Promise<Outcome> {
    const { keys, faults, management } = this.#options;
    const { service, region } = credential;
    const { method, headers } = addressed;
    // The query protocol names its operation in the body; all others are read only where somebody needs them.
    let body = isForm(headers) && (protocol === 'query' || protocol === 'ec2') ? await readAll(request) : undefined;
    const operation = operationOf(service, protocol, addressed, body);
    const owner = await keys.ownerOf(credential.key);
    if ('refused' in owner) {
      send(response, method, unknownKey(protocol, owner.refused));
      return { service, operation, by: 'door' };
    }
    const call: Call = { ...addressed, service, region, operation, protocol, account: owner.account };
    const outcome = { service, operation, account: owner.account };
    if (isForbiddenToMembers(call, management)) {
      send(response, method, refuse(protocol, { status: 400, code: 'AccessDeniedException', message: NOT_FOR_MEMBERS }));
      return { ...outcome, by: 'door' };
    }

    const fault = faults.take(service, operation);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    const failed = fault === undefined ? undefined : faultOf(call, fault);
    if (failed !== undefined) {
      send(response, method, failed);
      return { ...outcome, by: 'fault' };
    }

    const gap = GAPS.get(nameOf(call));
    if (gap === undefined && !BRIDGES.has(nameOf(call))) {
      await this.#pass(call, request, response, body);
      return outcome;
    }
    body ??= await readAll(request);
    const input = inputOf(call, body);
    const passage: Passage = {};
    const context = this.#context(call, body, input, fault, passage);
    const answer =
      gap === undefined ? await context.forward() : await this.#turns.take(gap.oneByOne, () => gap.answer(call, input, context));
    send(response, method, answer);
    const bridged = { ...outcome, bridge: passage.bridge };
    return gap === undefined || answer === passage.answer ? bridged : { ...bridged, by: 'gap', gap: gap.name };
  }

  #context(call: Call, body: Buffer, given: Readonly<Record<string, unknown>>, fault: FaultRule | undefined, passage: Passage): GapContext {
    const { memory, accounts, emulators, management } = this.#options;
    const forward = async (input?: Readonly<Record<string, unknown>>): Promise<Answer> => {
      const bytes = input === undefined ? body : Buffer.from(JSON.stringify(input));
      const answer = translateError(await this.#upstream(call).ask(this.#outgoing(call, bytes)), call);
      passage.answer = answer;
      // Before a gap can hide what was made: a bridge is due to what the emulator did, not to what the caller is told.
      const bridge = answer.status < 300 ? BRIDGES.get(nameOf(call)) : undefined;
      await bridge?.follow(call, input ?? given, answer, context);
      passage.bridge = bridge?.name;
      return answer;
    };
    const context: GapContext = { memory, accounts, emulators, management, fault, forward };
    return context;
  }

  async #pass(call: Call, request: IncomingMessage, response: ServerResponse, body: Buffer | undefined): Promise<void> {
    const from = await this.#upstream(call).open(this.#outgoing(call, body ?? bodyOf(request)));
    // moto calls its JSON a page.
    if (isMotoService(call.service)) from.headers['content-type'] = contentTypeOf(call.protocol) ?? from.headers['content-type'];
    const failed = (from.statusCode ?? 0) >= 400 && Number(from.headers['content-length'] ?? 0) <= LOOKED_INTO;
    if (call.method === 'HEAD' || (!failed && call.service !== 'sts')) return passOn(response, from);
    const answer = await readAnswer(from);
    if (call.service === 'sts' && answer.status === 200) this.#options.keys.learn(answer.body, call.account);
    send(response, call.method, translateError(answer, call));
  }

  #upstream({ service }: Call): Upstream {
    const { moto, ministack } = this.#options.emulators;
    return isMotoService(service) ? moto : ministack;
  }

  #outgoing(call: Call, body: Outgoing['body']): Outgoing {
    const { 'x-moto-account-id': _claimed, 'x-forwarded-host': _host, ...headers } = endToEnd(call.headers);
    return {
      method: call.method,
      path: `${call.path}${call.search}`,
      headers: isMotoService(call.service)
        ? { ...headers, 'x-moto-account-id': call.account }
        : // Policies that demand TLS (`aws:SecureTransport`) hold on loopback too.
          { ...headers, 'x-forwarded-proto': 'https' },
      ...(body === undefined ? {} : { body }),
    };
  }
}

function nameOf({ service, operation }: Call): string {
  return `${service}:${operation}`;
}

function bodyOf(request: IncomingMessage): IncomingMessage | undefined {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return encoding === undefined && (length === undefined || length === '0') ? undefined : request;
}

function faultOf({ protocol, service }: Call, { answer }: FaultRule): Answer | undefined {
  if (answer === undefined || answer === 'in-progress') return undefined;
  if (typeof answer === 'object') return refuse(protocol, answer);
  // Organizations has a word of its own; `ThrottlingException` is read as throttling everywhere.
  const code = service === 'organizations' ? 'TooManyRequestsException' : 'ThrottlingException';
  return refuse(protocol, { status: 400, code, message: 'Rate exceeded' });
}
