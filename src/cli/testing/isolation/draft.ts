import { type Estate, type EstateDescription, checkedEstate } from '../../../estate/index.ts';
import { estateOfSources } from '../../../estate/testing/templates.ts';

/** An estate as its folder holds it. */
export interface EstateFiles {
  readonly description: EstateDescription;
  readonly templates: ReadonlyMap<string, string>;
}

export type Json = any;

/** The description and templates of an estate, free to be changed: each draft has its own. */
export class Draft {
  readonly description: Json;
  readonly #files: EstateFiles;
  readonly #templates = new Map<string, Json>();

  constructor(files: EstateFiles) {
    this.#files = files;
    this.description = structuredClone(files.description);
  }

  account(name: string): Json {
    return this.description.accounts.find((account: Json) => account.name === name);
  }

  id(name: string): string {
    return this.account(name).id;
  }

  root(name: string): string {
    return `arn:aws:iam::${this.id(name)}:root`;
  }

  role(account: string, name: string): string {
    return `arn:aws:iam::${this.id(account)}:role/${name}`;
  }

  get organization(): Json {
    return this.description.organization;
  }

  policy(name: string): Json {
    return this.organization.policies.find((policy: Json) => policy.name === name);
  }

  /** The statement of a policy of the organization. */
  statement(policy: string, sid: string): Json {
    return this.policy(policy).content.Statement.find((statement: Json) => statement.Sid === sid);
  }

  dropStatement(policy: string, sid: string): void {
    const { content } = this.policy(policy);
    content.Statement = content.Statement.filter((statement: Json) => statement.Sid !== sid);
  }

  dropPolicy(name: string): void {
    this.organization.policies = this.organization.policies.filter((policy: Json) => policy.name !== name);
  }

  stack(account: string, capability: string): Json {
    return this.account(account).stacks.find((stack: Json) => stack.name.endsWith(`-${capability}`));
  }

  /** The template of an account's stack; changed for this account only, also where several share it. */
  template(account: string, capability: string): Json {
    const stack = this.stack(account, capability);
    if (!stack.template.startsWith(`${account}/`)) {
      const path = `${account}/${capability}.template.json`;
      this.#templates.set(path, this.#read(stack.template));
      for (const one of this.account(account).stacks) if (one.name === stack.name) one.template = path;
    }
    const known = this.#templates.get(stack.template) ?? this.#read(stack.template);
    this.#templates.set(stack.template, known);
    return known;
  }

  resources(account: string, capability: string): Json {
    return this.template(account, capability).Resources;
  }

  /** A resource by its logical id, or the first that begins so. */
  resource(account: string, capability: string, id: string): Json {
    const resources = this.resources(account, capability);
    return resources[id] ?? resources[Object.keys(resources).find((one) => one.startsWith(id)) ?? ''];
  }

  /** Adds resources to a stack. */
  add(account: string, capability: string, resources: Json): void {
    Object.assign(this.resources(account, capability), resources);
  }

  /** Adds statements to a policy document of a resource. */
  allow(account: string, capability: string, id: string, property: string, ...statements: readonly Json[]): void {
    this.resource(account, capability, id).Properties[property].Statement.push(...statements);
  }

  /** Adds an account with one stack, whose name and template are `app`. */
  addAccount(name: string, tier: string, id: string, resources: Json, more: Json = {}): void {
    const template = `${name}/app.json`;
    const unit = this.organization?.root;
    this.description.accounts.push({
      id,
      name,
      tier,
      ...(unit === undefined ? {} : { unit }),
      stacks: [{ name: `${name}-app`, region: 'eu-central-1', template }],
      ...more,
    });
    for (const policy of this.organization?.policies ?? []) if (policy.name.endsWith('FullAWSAccess')) policy.targets.push(id);
    this.#templates.set(template, { Resources: resources });
  }

  addStack(account: string, name: string, template: Json, more: Json = {}): void {
    const path = `${account}/${name}.json`;
    this.account(account).stacks.push({ name, region: 'eu-central-1', template: path, ...more });
    this.#templates.set(path, template);
  }

  addFact(fact: Json): void {
    this.description.facts = [...(this.description.facts ?? []), fact];
  }

  estate(): Estate {
    const templates = new Map([...this.#files.templates].map(([path, text]) => [path, JSON.parse(text) as Json]));
    for (const [path, template] of this.#templates) templates.set(path, template);
    return estateOfSources(checkedEstate(this.description), [...templates]);
  }

  #read(path: string): Json {
    return JSON.parse(this.#files.templates.get(path) ?? '{}');
  }
}
