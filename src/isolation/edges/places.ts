import { type Resource, type ResourcePath, Unknown, type Value, at, elements, knownText, segmentsOf } from '../../estate/index.ts';
import type { World } from '../world.ts';

/** A value in a resource, and where it is. */
export interface Place {
  readonly path: ResourcePath;
  readonly value: Value;
}

/** The values at a path of a table: names separated by dots, `*` for each element of a list. */
export function placesAt(resource: Resource, path: string): Generator<Place> {
  return valuesAt(resource.properties, path.split('.'), ['Properties']);
}

function* valuesAt(value: Value | undefined, path: readonly string[], above: ResourcePath): Generator<Place> {
  const [name, ...rest] = path;
  if (value === undefined) return;
  if (name === undefined) return yield { path: above, value };
  if (name === '*') {
    for (const [index, element] of elements(value).entries()) yield* valuesAt(element, rest, [...above, index]);
    return;
  }
  yield* valuesAt(at(value, name), rest, [...above, name]);
}

/** The resource of the estate that a value was made of: an attribute of it, in whole or in part. */
export function madeOf(world: World, value: Value): Resource | undefined {
  for (const segment of segmentsOf(value) ?? []) {
    if (typeof segment === 'string' || segment.origin?.kind !== 'attribute') continue;
    const made = world.estate.find(segment.origin.stack, segment.origin.resource);
    if (made !== undefined) return made;
  }
  return undefined;
}

const BUCKETS: ReadonlySet<string> = new Set(['AWS::S3::Bucket']);

/** The bucket of the estate that a value names, by its name alone or in an ARN or URL. */
export function bucketNamed(world: World, name: string, value: Value, from: Resource): Resource | undefined {
  const made = madeOf(world, value);
  if (made?.type === 'AWS::S3::Bucket') return made;
  const [found] = world.estate.named(value, from, BUCKETS);
  return found ?? world.estate.resources('AWS::S3::Bucket').find((bucket) => knownText(bucket.property('BucketName')) === name);
}

/** A parameter without a value may name anybody's; what AWS will choose for a resource of the estate is that resource's. */
export function dependsOnParameter(value: Value): boolean {
  return (segmentsOf(value) ?? [value]).some((segment) => segment instanceof Unknown && segment.origin?.kind !== 'attribute');
}

/** Text for people: what isn't known is left out. */
export function shown(text: string): string {
  return text.replaceAll('<unknown>', '…');
}
