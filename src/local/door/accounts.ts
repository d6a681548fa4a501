import type { Emulators } from './emulators.ts';
import type { Memory } from './memory.ts';

export interface ListedAccount {
  readonly Id: string;
  readonly Name: string;
  readonly Email: string;
  readonly Status: string;
}

/** For how long a name that was found needs no other look: an account that is closed or renamed is noticed after it. */
const FRESH_MS = 5_000;

/** The organization's accounts, read from moto whenever a name is asked for that wasn't seen lately. */
export class Accounts {
  readonly #emulators: Emulators;
  readonly #management: string;
  readonly #names: Record<string, string>;
  #listed: readonly ListedAccount[] = [];
  #readAt = -Infinity;

  constructor(emulators: Emulators, memory: Memory, management: string) {
    this.#emulators = emulators;
    this.#management = management;
    this.#names = namesOf(memory);
  }

  /** All accounts, management's included, under the names that they have now; empty where there is no organization. */
  async list(): Promise<readonly ListedAccount[]> {
    const listed: ListedAccount[] = [];
    let token: unknown;
    do {
      const page = await this.#emulators.organizations(
        this.#management,
        'ListAccounts',
        typeof token === 'string' ? { NextToken: token } : {},
      );
      listed.push(...((page?.['Accounts'] ?? []) as ListedAccount[]));
      token = page?.['NextToken'];
    } while (typeof token === 'string');
    this.#readAt = performance.now();
    this.#listed = listed.map((account) => ({ ...account, Name: this.#names[account.Id] ?? account.Name }));
    return this.#listed;
  }

  async idOf(name: string): Promise<string | undefined> {
    const find = (): string | undefined => this.#listed.find((account) => account.Name === name && account.Status === 'ACTIVE')?.Id;
    const stale = performance.now() - this.#readAt > FRESH_MS;
    return (stale ? undefined : find()) ?? (await this.list(), find());
  }

  /** Ids of every account that can hold something: management's, also before there is an organization, and the members'. */
  async ids(): Promise<readonly string[]> {
    return [...new Set([this.#management, ...(await this.list()).map(({ Id }) => Id)])];
  }
}

/** Names that accounts were given after their creation, by id: moto can't rename. */
export function namesOf(memory: Memory): Record<string, string> {
  return memory.section<string>('account-names');
}
