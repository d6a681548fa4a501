import type { Value } from '../values/index.ts';
import type { Reference } from './references.ts';
import type { Resource } from './resource.ts';

/** What the single questions about an estate are answered from. */
export interface Graph {
  /** The resources of some types, in the order of the templates; all without a type. What a condition rules out isn't among them. */
  resources(...types: readonly string[]): readonly Resource[];
  /** What a value names, by name, id, URL or ARN, as it stands in `from`; only of some types, if they are given. */
  named(value: Value | undefined, from: Resource, types?: ReadonlySet<string>): readonly Resource[];
  referencesFrom(resource: Resource): readonly Reference[];
  referencesTo(resource: Resource): readonly Reference[];
}
