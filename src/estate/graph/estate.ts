import type { Access, Account, EstateDescription, EstateException, Fact, Organization } from '../load/estate-file.ts';
import type { TemplateProblem } from '../template/source.ts';
import type { Value } from '../values/index.ts';
import {
  type AttachedPolicy,
  type Attachments,
  boundaryOf,
  identityAttachments,
  identityPoliciesOf,
  resourceAttachments,
  resourcePoliciesOf,
  targetsOf,
} from './attached-policies.ts';
import type { Graph } from './graph.ts';
import { Identifiers } from './identifiers.ts';
import type { StackLookup } from './neighbours.ts';
import { type Level, levelsOf } from './organization.ts';
import { type Reference, referencesOf } from './references.ts';
import type { Resource } from './resource.ts';
import { type GroupRule, type StandaloneRules, groupsOf, guardedBy, rulesOf, standaloneRules } from './security-groups.ts';
import type { Gap, Stack } from './stack.ts';

/** What an estate is put together from. */
export interface EstateParts {
  readonly description: EstateDescription;
  readonly stacks: readonly Stack[];
  readonly lookup: StackLookup;
  readonly errors: readonly TemplateProblem[];
}

/** Every resource of every account, resolved, and what is known of the organization. Nothing is computed before it is asked for. */
export class Estate implements Graph {
  readonly stacks: readonly Stack[];
  /** Templates, or parts of them, that couldn't be read. */
  readonly errors: readonly TemplateProblem[];
  /** What `estate.json` says or would say. Of templates alone, no accounts. */
  readonly description: EstateDescription;
  readonly #lookup: StackLookup;
  readonly #accounts: ReadonlyMap<string, Account>;
  #resources: readonly Resource[] | undefined;
  #byType: ReadonlyMap<string, readonly Resource[]> | undefined;
  #identifiers: Identifiers | undefined;
  readonly #from = new Map<Resource, readonly Reference[]>();
  #to: ReadonlyMap<Resource, readonly Reference[]> | undefined;
  #standaloneRules: StandaloneRules | undefined;
  #identityAttachments: Attachments | undefined;
  #resourceAttachments: Attachments | undefined;

  constructor({ description, stacks, lookup, errors }: EstateParts) {
    this.description = description;
    this.stacks = stacks;
    this.errors = errors;
    this.#lookup = lookup;
    this.#accounts = new Map(description.accounts.map((account) => [account.id, account]));
  }

  get organization(): Organization | undefined {
    return this.description.organization;
  }

  get accounts(): readonly Account[] {
    return this.description.accounts;
  }

  get access(): readonly Access[] {
    return this.description.access ?? [];
  }

  get exceptions(): readonly EstateException[] {
    return this.description.exceptions ?? [];
  }

  get facts(): readonly Fact[] {
    return this.description.facts ?? [];
  }

  /** Parts of templates of which nothing can be told. What they could hold is unknown to every rule. */
  get gaps(): readonly Gap[] {
    return this.stacks.flatMap(({ gaps }) => gaps);
  }

  account(id: string | undefined): Account | undefined {
    return id === undefined ? undefined : this.#accounts.get(id);
  }

  /** The resources of one type or several, in the order of the templates; all without a type. What a condition rules out isn't among them. */
  resources(...types: readonly string[]): readonly Resource[] {
    this.#resources ??= this.stacks.flatMap(({ resources }) => resources);
    if (types.length === 0) return this.#resources;
    this.#byType ??= Map.groupBy(this.#resources, ({ type }) => type);
    const [only = ''] = types;
    return types.length === 1 ? (this.#byType.get(only) ?? []) : types.flatMap((type) => this.#byType?.get(type) ?? []);
  }

  /** A stack by its key. */
  stack(key: string): Stack | undefined {
    return this.#lookup.get(key);
  }

  /** The resource that an unknown value comes from (`Unknown.origin`). */
  find(stack: string, logicalId: string): Resource | undefined {
    return this.#lookup.get(stack)?.declared.get(logicalId);
  }

  /** What a value names, by name, id, URL or ARN, as it stands in `from`; only of some types, if they are given. */
  named(value: Value | undefined, from: Resource, types?: ReadonlySet<string>): readonly Resource[] {
    return this.#index().named(value, from.stack.settings.place.world, types);
  }

  referencesFrom(resource: Resource): readonly Reference[] {
    let references = this.#from.get(resource);
    if (references === undefined) {
      references = referencesOf(resource, this.#lookup, this.#index());
      this.#from.set(resource, references);
    }
    return references;
  }

  referencesTo(resource: Resource): readonly Reference[] {
    this.#to ??= Map.groupBy(
      this.resources().flatMap((from) => this.referencesFrom(from)),
      ({ to }) => to,
    );
    return this.#to.get(resource) ?? [];
  }

  /** The rules of a security group, those that are resources of their own included. */
  rulesOf(group: Resource): readonly GroupRule[] {
    return rulesOf(group, this.#rules());
  }

  /** Rules of security groups that aren't in the estate. */
  get strayRules(): readonly GroupRule[] {
    return this.#rules().stray;
  }

  /** What a security group is attached to. */
  guardedBy(group: Resource): readonly Resource[] {
    return guardedBy(this, group);
  }

  /** The security groups that are attached to a resource. */
  groupsOf(resource: Resource): readonly Resource[] {
    return groupsOf(this, resource);
  }

  /** What a role, user or group may do: every policy attached to it. */
  identityPoliciesOf(principal: Resource): readonly AttachedPolicy[] {
    this.#identityAttachments ??= identityAttachments(this);
    return identityPoliciesOf(this, principal, this.#identityAttachments);
  }

  boundaryOf(principal: Resource): AttachedPolicy | undefined {
    return boundaryOf(this, principal);
  }

  /** Who may use a resource: its own policies (of a role, its trust) and those attached to it. */
  resourcePoliciesOf(resource: Resource): readonly AttachedPolicy[] {
    this.#resourceAttachments ??= resourceAttachments(this);
    return resourcePoliciesOf(resource, this.#resourceAttachments);
  }

  /** What a resource policy that is a resource of its own is attached to. */
  targetsOf(policy: Resource): readonly Resource[] {
    return targetsOf(this, policy);
  }

  /** The organization's policies of a type that are above an account, by level from the root; undefined where nothing says so. */
  levelsOf(account: Account, type: string): readonly Level[] | undefined {
    return levelsOf(this.organization, account, type);
  }

  #rules(): StandaloneRules {
    this.#standaloneRules ??= standaloneRules(this);
    return this.#standaloneRules;
  }

  #index(): Identifiers {
    this.#identifiers ??= new Identifiers(this.resources());
    return this.#identifiers;
  }
}
