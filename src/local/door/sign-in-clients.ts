import type { Accounts } from './accounts.ts';
import { jsonOf } from './answer.ts';
import type { Emulators } from './emulators.ts';

/** Which account the client of a user pool is in: sign-in calls carry a client id and no signature. */
export class SignInClients {
  readonly #accounts: Accounts;
  readonly #emulators: Emulators;
  readonly #found = new Map<string, string>();

  constructor(accounts: Accounts, emulators: Emulators) {
    this.#accounts = accounts;
    this.#emulators = emulators;
  }

  /** Account of the client that an unsigned sign-in call names, by its `ClientId` or by its access token's. */
  async accountOf(input: Readonly<Record<string, unknown>>): Promise<string | undefined> {
    const client = typeof input['ClientId'] === 'string' ? input['ClientId'] : clientOf(input['AccessToken']);
    if (client === undefined) return undefined;
    if (!this.#found.has(client)) await this.#read();
    return this.#found.get(client);
  }

  async #read(): Promise<void> {
    this.#found.clear();
    const accounts = await this.#accounts.ids();
    await Promise.all(accounts.map((account) => this.#readAccount(account)));
  }

  async #readAccount(account: string): Promise<void> {
    const { UserPools: pools = [] } = await this.#call<{ UserPools?: readonly { Id: string }[] }>(account, 'ListUserPools', {
      MaxResults: 60,
    });
    for (const { Id: pool } of pools) {
      const input = { UserPoolId: pool, MaxResults: 60 };
      const list = await this.#call<{ UserPoolClients?: readonly { ClientId: string }[] }>(account, 'ListUserPoolClients', input);
      for (const { ClientId } of list.UserPoolClients ?? []) this.#found.set(ClientId, account);
    }
  }

  async #call<Output extends object>(account: string, operation: string, input: unknown): Promise<Output> {
    const answer = await this.#emulators.json(account, 'cognito-idp', `AWSCognitoIdentityProviderService.${operation}`, input);
    return (jsonOf(answer) ?? {}) as Output;
  }
}

/** The client of an access token, unproven: it only says where to ask. */
function clientOf(token: unknown): string | undefined {
  if (typeof token !== 'string') return undefined;
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { client_id?: unknown };
    return typeof claims.client_id === 'string' ? claims.client_id : undefined;
  } catch {
    return undefined;
  }
}
