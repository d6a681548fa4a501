import { type Resource, type ResourcePath, type Value, at, elements, isList } from '../../estate/index.ts';

export interface Place {
  readonly path: ResourcePath;
  readonly value: Value | undefined;
}

/** What stands at a path below the properties of a resource; `*` in it stands for each element of a list, or the one object in its place. */
export function* placesOf(resource: Resource, pattern: readonly string[]): Iterable<Place> {
  yield* below(resource.properties, ['Properties'], pattern);
}

function* below(value: Value | undefined, path: ResourcePath, pattern: readonly string[]): Iterable<Place> {
  const [next, ...rest] = pattern;
  if (next === undefined) yield { path, value };
  else if (next !== '*') yield* below(at(value, next), [...path, next], rest);
  else {
    for (const [index, element] of elements(value).entries()) yield* below(element, isList(value) ? [...path, index] : path, rest);
  }
}
