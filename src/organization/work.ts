import type { AccountKey } from '../assembly/index.ts';
import { MANAGEMENT } from '../project/index.ts';
import type { Call, Wait } from './calls.ts';
import type { Clients } from './clients.ts';
import type { DesiredOrganization, ObservedOrganization } from './structure/index.ts';
import type { IdentityCenter } from './structure/people.ts';

/** What a kind works with when it makes a change true. */
export interface Work {
  readonly desired: DesiredOrganization;
  /** As it was before the first change. */
  readonly observed: ObservedOrganization;
  readonly clients: Clients;
  readonly call: Call;
  readonly wait: Wait;
  readonly ids: Ids;
}

/** AWS's ids by natural keys: those that were there, and each new one as it comes. */
export class Ids {
  readonly units: Map<string, string>;
  readonly policies: Map<string, string>;
  readonly accounts: Map<AccountKey, string>;
  readonly users: Map<string, string>;
  readonly groups: Map<string, string>;
  readonly permissionSets: Map<string, string>;
  readonly #rootId: string | undefined;
  readonly #center: IdentityCenter | undefined;

  constructor(observed: ObservedOrganization, management: string) {
    this.#rootId = observed.policyTypes[0]?.rootId;
    this.#center = observed.identityCenter[0];
    this.units = new Map(observed.units.map(({ path, id }) => [path, id]));
    this.policies = new Map(observed.policies.map(({ name, id }) => [name, id]));
    this.accounts = new Map([[MANAGEMENT, management], ...observed.accounts.map(({ key, id }) => [key, id] as const)]);
    this.users = new Map(observed.users.map(({ email, id }) => [email, id]));
    this.groups = new Map(observed.groups.map(({ name, id }) => [name, id]));
    this.permissionSets = new Map(observed.permissionSets.map(({ name, arn }) => [name, arn]));
  }

  root(): string {
    return known(this.#rootId, 'the root');
  }

  identityCenter(): IdentityCenter {
    return known(this.#center, 'the instance of Identity Center');
  }

  unit(path: string): string {
    return known(this.units.get(path), `unit ${path}`);
  }

  policy(name: string): string {
    return known(this.policies.get(name), `policy ${name}`);
  }

  account(key: AccountKey): string {
    return known(this.accounts.get(key), `account ${key}`);
  }

  user(email: string): string {
    return known(this.users.get(email), `user ${email}`);
  }

  group(name: string): string {
    return known(this.groups.get(name), `group ${name}`);
  }

  permissionSet(name: string): string {
    return known(this.permissionSets.get(name), `permission set ${name}`);
  }
}

/** An id that isn't there was asked for before its thing was made: the order of the kinds is wrong. */
function known<Id>(id: Id | undefined, what: string): Id {
  if (id === undefined || id === '') throw new Error(`the id of ${what} is not known`);
  return id;
}
