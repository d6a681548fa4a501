import { isDeepStrictEqual } from 'node:util';

import type { PropertyChange } from '../report/index.ts';
import type { KindName, OrganizationChange } from './kind.ts';

type Properties = Readonly<Record<string, unknown>>;

interface Comparison<Desired, Seen> {
  readonly kind: KindName;
  readonly desired: readonly Desired[];
  /** Only what is ours. */
  readonly seen: readonly Seen[];
  /** The natural key, the same for what is wanted and what is there. */
  readonly name: (thing: Desired | Seen) => string;
  readonly wanted?: (thing: Desired) => Properties;
  readonly found?: (thing: Seen) => Properties;
  readonly account?: (thing: Desired | Seen) => string | undefined;
}

/** Properties that differ, by path. A property that only one side has is undefined on the other. */
export function propertyChanges(before: Properties, after: Properties): readonly PropertyChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => !isDeepStrictEqual(before[path], after[path]))
    .map((path) => ({
      path,
      ...(before[path] === undefined ? {} : { before: before[path] }),
      ...(after[path] === undefined ? {} : { after: after[path] }),
    }));
}

/** What is missing is created, what differs updated, what is ours and no longer wanted deleted. */
export function differences<Desired, Seen>(comparison: Comparison<Desired, Seen>): readonly OrganizationChange[] {
  const { kind, desired, seen, name } = comparison;
  const seenByName = new Map(seen.map((thing) => [name(thing), thing]));
  const wantedNames = new Set(desired.map(name));
  const change = (
    action: OrganizationChange['action'],
    thing: Desired | Seen,
    properties: readonly PropertyChange[],
  ): OrganizationChange => {
    const account = comparison.account?.(thing);
    return {
      action,
      kind,
      name: name(thing),
      ...(account === undefined ? {} : { account }),
      ...(properties.length === 0 ? {} : { properties }),
    };
  };
  return [
    ...desired.flatMap((thing) => {
      const present = seenByName.get(name(thing));
      const wanted = comparison.wanted?.(thing) ?? {};
      if (present === undefined) return [change('create', thing, propertyChanges({}, wanted))];
      const properties = propertyChanges(comparison.found?.(present) ?? {}, wanted);
      return properties.length === 0 ? [] : [change('update', thing, properties)];
    }),
    ...seen
      .filter((thing) => !wantedNames.has(name(thing)))
      .map((thing) => change('delete', thing, propertyChanges(comparison.found?.(thing) ?? {}, {}))),
  ];
}
