import type { IncomingMessage, ServerResponse } from 'node:http';

import { inputOf } from './call.ts';
import type { Emulators } from './emulators.ts';
import { passOn, send, type Outcome } from './exchange.ts';
import type { Keys } from './keys.ts';
import { operationOf, type Addressed } from './operation.ts';
import { isForm, protocolOf } from './protocol.ts';
import { refuse } from './refusal.ts';
import type { SignInClients } from './sign-in-clients.ts';
import { translateError, unreachable } from './translate.ts';
import { endToEnd, readAll, readAnswer } from './upstream.ts';

const SIGN_IN = 'AWSCognitoIdentityProviderService.';

export interface UnsignedCallsOptions {
  readonly emulators: Emulators;
  readonly keys: Keys;
  readonly clients: SignInClients;
}

/** Calls of the AWS APIs that AWS takes without a signature: sign-in, sessions for a web identity, public objects. ministack refuses all others. */
export class UnsignedCalls {
  readonly #options: UnsignedCallsOptions;

  constructor(options: UnsignedCallsOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse, addressed: Addressed): Promise<Outcome> {
    const { emulators, keys, clients } = this.#options;
    const { method, path, headers } = addressed;
    const target = headers['x-amz-target'];
    const signIn = typeof target === 'string' && target.startsWith(SIGN_IN);
    const service = signIn ? 'cognito-idp' : isForm(headers) ? 'sts' : 's3';
    const protocol = protocolOf(service, headers, addressed.query);
    const body = await readAll(request);
    const operation = operationOf(service, protocol, addressed, body);
    const account = signIn ? await clients.accountOf(inputOf(addressed, body)) : undefined;
    if (signIn && account === undefined) {
      send(
        response,
        method,
        refuse(protocol, {
          status: 400,
          code: 'ResourceNotFoundException',
          message: 'no account of the local cloud has this user pool client',
        }),
      );
      return { service, operation, by: 'door' };
    }
    const outcome = { service, operation, account };
    try {
      const from = await emulators.ministack.open({
        method,
        path: `${path}${addressed.search}`,
        headers: { ...endToEnd(headers), 'x-forwarded-proto': 'https' },
        body,
        account,
      });
      if (service === 's3') await passOn(response, from);
      else {
        const answer = await readAnswer(from);
        if (service === 'sts' && answer.status === 200) keys.learn(answer.body, undefined);
        send(response, method, translateError(answer, { service, operation, protocol }));
      }
    } catch (error) {
      if (!response.headersSent) send(response, method, unreachable(protocol, error));
    }
    return outcome;
  }
}
