import type { AccountAccess } from '../../cloud/index.ts';
import { IdentityModel } from './identity-model.ts';
import { OrganizationsModel } from './organizations-model.ts';
import type { Input } from './refusal.ts';
import { Refusal } from './refusal.ts';

export const MANAGEMENT_ID = '111111111111';

interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Said of each call before and after it takes effect; what it throws is what the caller gets. */
export interface Disturbance {
  before?(operation: string, number: number): void;
  after?(operation: string, number: number): void;
}

/** A cloud in memory, called through the real SDK: requests end in two models instead of on a wire. */
export class ModelCloud {
  readonly organizations = new OrganizationsModel(MANAGEMENT_ID);
  readonly identity = new IdentityModel(MANAGEMENT_ID);
  /** Names of all operations called so far. */
  readonly calls: string[] = [];
  disturbance: Disturbance = {};
  readonly #clients = new Map<unknown, unknown>();

  readonly access: AccountAccess = {
    id: MANAGEMENT_ID,
    credentials: async () => ({ accessKeyId: MANAGEMENT_ID, secretAccessKey: 'test' }),
    client: (constructor, region) => {
      const known = this.#clients.get(constructor);
      if (known !== undefined) return known as InstanceType<typeof constructor>;
      const settings = {
        region,
        credentials: this.access.credentials,
        maxAttempts: 1,
        retryMode: 'standard' as const,
        requestHandler: { handle: async (request: Request) => ({ response: this.#answer(request) }) },
      };
      const client = new constructor(settings);
      this.#clients.set(constructor, client);
      return client;
    },
    assume: () => this.access,
  };

  /** Time passes by itself, and doesn't. */
  readonly wait = async (): Promise<void> => undefined;

  /** Calls that change something, so far. */
  writes(): readonly string[] {
    return this.calls.filter((operation) => !/^(?:List|Describe|Get)/.test(operation));
  }

  #answer({ headers, path, body }: Request): object {
    const operation = headers['x-amz-target']?.split('.')[1] ?? path.slice(1);
    const input = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as Input;
    this.calls.push(operation);
    try {
      this.disturbance.before?.(operation, this.calls.length);
      const output = this.#perform(operation, input);
      this.disturbance.after?.(operation, this.calls.length);
      return response(200, output);
    } catch (error) {
      if (error instanceof Refusal) return response(400, { __type: error.name, message: error.message });
      throw error;
    }
  }

  #perform(operation: string, input: Input): object {
    if (operation === 'putAccountName') return this.organizations.rename(input);
    const perform = this.organizations.operations[operation] ?? this.identity.operations[operation];
    if (perform === undefined) throw new Error(`the model has no ${operation}`);
    return perform(input);
  }
}

function response(statusCode: number, output: object): object {
  return { statusCode, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: new TextEncoder().encode(JSON.stringify(output)) };
}
