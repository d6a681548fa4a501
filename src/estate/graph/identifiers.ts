import { attributesOf } from '../stand-ins/index.ts';
import { Unknown, type Value, identityOf } from '../values/index.ts';
import type { Resource } from './resource.ts';

/** Characters; an ARN has at most 2,048, and the keys of its unknown parts come on top. */
const LONGEST_ADDRESS = 4096;

/** Finds resources by what they are called: name, id, URL or ARN, known or not (an unknown name is the same name wherever it is referred to). */
export class Identifiers {
  readonly #resources: readonly Resource[];
  #all: ReadonlyMap<string, readonly Resource[]> | undefined;

  constructor(resources: readonly Resource[]) {
    this.#resources = resources;
  }

  /** Resources that a value names; of an unknown one, those that any of its alternatives names. */
  named(value: Value | undefined, world: string, types?: ReadonlySet<string>): readonly Resource[] {
    if (value instanceof Unknown && value.alternatives !== undefined) {
      return [...new Set(value.alternatives.flatMap((alternative) => this.named(alternative, world, types)))];
    }
    const identity = identityOf(value);
    if (identity === undefined) return [];
    const found = this.#index().get(`${world}\n${identity}`) ?? [];
    return types === undefined ? found : found.filter(({ type }) => types.has(type));
  }

  /** Resources that an ARN or URL names, also where it goes on: into a bucket, to an alias. Names alone aren't looked for. */
  addressed(value: Value, world: string): readonly Resource[] {
    let identity = identityOf(value);
    if (identity === undefined || identity.length > LONGEST_ADDRESS || !/^(?:arn:|https:)/.test(identity)) return [];
    for (;;) {
      const found = this.#index().get(`${world}\n${identity}`);
      if (found !== undefined) return found;
      const end = Math.max(identity.lastIndexOf('/'), identity.lastIndexOf(':'));
      if (end < 'arn:aws:s3:::'.length) return [];
      identity = identity.slice(0, end);
    }
  }

  #index(): ReadonlyMap<string, readonly Resource[]> {
    if (this.#all !== undefined) return this.#all;
    const index = new Map<string, Resource[]>();
    for (const resource of this.#resources) {
      const values = [
        resource.reference,
        ...attributesOf(resource.type)
          .filter(isIdentifier)
          .map((name) => resource.attribute(name)),
      ];
      for (const identity of new Set(values.map(identityOf))) {
        if (identity === undefined || identity === '') continue;
        const key = `${resource.stack.settings.place.world}\n${identity}`;
        const known = index.get(key);
        if (known === undefined) index.set(key, [resource]);
        else known.push(resource);
      }
    }
    this.#all = index;
    return index;
  }
}

/** Attributes that name the resource itself, and no other thing that it knows of. */
const isIdentifier = (attribute: string) =>
  /(?:Arn|ARN|^Id|Id|Name|Url|URL)$/.test(attribute) && !['VpcId', 'RootResourceId', 'RoleId', 'TableId'].includes(attribute);
