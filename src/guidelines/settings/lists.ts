import { type Resource, type ResourcePath, type Value, at, elements, isList } from '../../estate/index.ts';

/** The elements of a list below a resource, each with its path; something that stands where a list should is its only element. */
export function itemsOf(resource: Resource, ...path: readonly (string | number)[]): readonly (readonly [Value, ResourcePath])[] {
  return itemsAt(resource.property(...path), ['Properties', ...path]);
}

/** The same below any value, whose path is given. */
export function itemsAt(value: Value | undefined, path: ResourcePath): readonly (readonly [Value, ResourcePath])[] {
  return elements(value)
    .map((element, index) => [element, isList(value) ? [...path, index] : path] as const)
    .filter(([element]) => element !== null);
}

/** A value below a list's element, with its path. */
export function below(
  value: Value | undefined,
  path: ResourcePath,
  ...keys: readonly string[]
): readonly [Value | undefined, ResourcePath] {
  return [at(value, ...keys), [...path, ...keys]];
}
