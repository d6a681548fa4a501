import { type ResourcePath, Unknown, type Value, at, isList, isMap } from '../../estate/index.ts';

/** One place that a setting's path leads to. */
export interface Spot {
  /** What the rest of the path is below: the properties, or an element of a list. */
  readonly base: Value | undefined;
  readonly rest: readonly string[];
  readonly path: ResourcePath;
  /** The list on the way isn't certain, so it may be that the place isn't there. */
  readonly open?: Unknown | undefined;
}

/** The places that a path with `*` leads to. Where the list isn't there or is empty, there are none. */
export function spotsOf(properties: Value | undefined, path: readonly string[]): readonly Spot[] {
  const star = path.indexOf('*');
  if (star === -1) return [{ base: properties, rest: path, path }];
  const [before, after] = [path.slice(0, star), path.slice(star + 1)];
  return elementsAt(properties, before).flatMap(({ element, path: here, open }) =>
    spotsOf(element, after).map((spot) => ({ ...spot, path: [...here, ...spot.path], open: open ?? spot.open })),
  );
}

interface Element {
  readonly element: Value;
  readonly path: ResourcePath;
  /** Set where another list may stand in the place of the one that has the element. */
  readonly open?: Unknown | undefined;
}

/** The elements of the list at a path, each with its own path; of an object in place of the list, it itself. */
function elementsAt(value: Value | undefined, path: readonly string[]): readonly Element[] {
  const list = at(value, ...path);
  if (isList(list)) return list.map((element, index) => ({ element, path: [...path, index] }));
  if (isMap(list)) return [{ element: list, path }];
  if (!(list instanceof Unknown)) return [];
  const alternatives = list.alternatives?.filter(isList) ?? [];
  return alternatives.flatMap((alternative) => alternative.map((element, index) => ({ element, path: [...path, index], open: list })));
}
