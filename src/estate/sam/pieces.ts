import { type JsonObject, isArray, isObject, own, put } from '../template/records.ts';
import type { ResourceSource } from '../template/sections.ts';

/** What the transform makes of one resource, and what of it can't be told. */
export interface Expansion {
  readonly resources: readonly ResourceSource[];
  readonly gaps: readonly string[];
}

/** Attributes that everything which is made of a resource has from it. */
const INHERITED = ['Condition', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'];

/** A resource that is made of another one; it stands where that stands. */
export function made(from: ResourceSource, logicalId: string, type: string, properties: JsonObject): ResourceSource {
  const definition: Record<string, unknown> = { Type: type, Properties: properties };
  for (const attribute of INHERITED) {
    const value = own(from.definition, attribute);
    if (value !== undefined && (logicalId === from.logicalId || attribute === 'Condition')) definition[attribute] = value;
  }
  // Nothing but the resource that is written has a place for what Landfall is told of what is made of it, such as waivers.
  const told = own(own(from.definition, 'Metadata'), 'landfall');
  if (told !== undefined) definition['Metadata'] ??= { landfall: told };
  return { logicalId, type, definition, at: from.at };
}

/** The named properties that are there; a pair gives one another name. */
export function picked(properties: JsonObject, names: readonly (string | readonly [string, string])[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of names) {
    const [from, to] = typeof name === 'string' ? [name, name] : name;
    const value = own(properties, from);
    if (value !== undefined) kept[to] = value;
  }
  return kept;
}

/** Tags as SAM has them (an object) as a list; anything else as it is. */
export function tagList(tags: unknown): Record<string, unknown> {
  if (tags === undefined) return {};
  const plain = isObject(tags) && !Object.keys(tags).some((key) => key.startsWith('Fn::') || key === 'Ref');
  return { Tags: plain ? Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) : tags };
}

/** Globals below a resource's own properties: objects are merged, lists joined, everything else replaced. */
export function merged(globals: unknown, properties: unknown): unknown {
  if (properties === undefined) return globals;
  if (isArray(globals) && isArray(properties)) return [...globals, ...properties];
  if (!isObject(globals) || !isObject(properties)) return properties;
  const both: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(globals), ...Object.keys(properties)])) {
    put(both, key, merged(own(globals, key), own(properties, key)));
  }
  return both;
}
