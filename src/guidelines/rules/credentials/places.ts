import { type Resource, type ResourcePath, Unknown, type Value, at, isList, isMap } from '../../../estate/index.ts';

/** A value and where it stands. */
export interface Place {
  readonly path: ResourcePath;
  readonly value: Value;
}

/** The values at a path in which `*` stands for each element of a list, or for one that isn't in a list, and for each entry of a map. */
export function placesAt(resource: Resource, pattern: readonly string[]): readonly Place[] {
  let places: readonly Place[] = [{ path: ['Properties'], value: resource.properties }];
  for (const [index, part] of pattern.entries()) {
    const isLast = index === pattern.length - 1;
    places = places.flatMap((place) => (part === '*' ? each(place, isLast) : step(place, part)));
  }
  return places;
}

function step({ path, value }: Place, part: string): readonly Place[] {
  const next = at(value, part);
  return next === undefined ? [] : [{ path: [...path, part], value: next }];
}

function each({ path, value }: Place, isLast: boolean): readonly Place[] {
  if (isList(value)) return value.map((one, index) => ({ path: [...path, index], value: one }));
  if (isMap(value) && isLast) return Object.entries(value).map(([key, one]) => ({ path: [...path, key], value: one }));
  return value instanceof Unknown && value.alternatives === undefined && !isLast ? [] : [{ path, value }];
}
