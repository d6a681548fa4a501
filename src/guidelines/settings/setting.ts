import type { Estate, Resource, Ternary, Value } from '../../estate/index.ts';

/** What a property's value comes to for a rule. Gets the value as the estate resolved it, undefined where it is absent. */
export type Reading = (value: Value | undefined) => Ternary;

/** A property that decides for one type of resource, and what it must come to. */
export interface Setting {
  /** Below `Properties`. `*` stands for each element of a list; an object in place of the list is its only element. */
  readonly path: readonly string[];
  readonly holds: (value: Value | undefined, place: Place) => Ternary;
  /** What is wrong where it doesn't hold, as a clause: `the volume isn't encrypted`. The message goes on with the property and its value. */
  readonly fault: string;
  /** What a fix writes there, as YAML. */
  readonly set?: string;
  /** The whole fix instead, where it takes more than that. With neither of them it is the rule's. */
  readonly fix?: string;
  /** Properties beside it (of the element, in a list) that bring its value from a source; with one of them its absence isn't judged. */
  readonly inherits?: readonly string[];
  /** Whether the question arises at all: not for a member of a cluster, for example. */
  readonly concerns?: (place: Place) => Ternary;
}

/** Where a setting is looked for: a resource, or an element of a list in it. */
export interface Place {
  readonly resource: Resource;
  readonly estate: Estate;
  /** A property of the element, of the resource where there is no list. */
  readonly beside: (...path: readonly (string | number)[]) => Value | undefined;
}
