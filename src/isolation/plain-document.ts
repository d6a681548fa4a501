import { REST, type Value, documentOf, isList, isMap } from '../estate/index.ts';
import type { World } from './world.ts';

/** A policy document of a template as the evaluator reads it: an unreadable statement, which may allow anything, where nobody can tell. */
export function plainDocument(world: World, value: Value | undefined): object {
  const document = documentOf(value);
  const plain = document === undefined ? undefined : plainOf(world, document);
  return typeof plain === 'object' && plain !== null ? plain : { Statement: ['<unknown>'] };
}

function plainOf(world: World, value: Value): unknown {
  if (isList(value)) return value.map((element) => plainOf(world, element));
  if (!isMap(value)) return value === null || typeof value === 'boolean' || typeof value === 'number' ? value : world.text(value);
  if (value[REST] !== undefined) return '<unknown>';
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plainOf(world, entry)]));
}
