import { type JsonObject, isArray, isObject, own, put } from '../template/records.ts';
import type { ResourceSource, Written } from '../template/sections.ts';
import type { SourcePath } from '../template/source.ts';

/** What the transform makes of one resource, and what of it can't be told. */
export interface Expansion {
  readonly resources: readonly ResourceSource[];
  readonly gaps: readonly string[];
}

/** Attributes that everything which is made of a resource has from it. */
const INHERITED = ['Condition', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'];

/** A resource that is made of another one; it stands where that stands. Its properties are written under the same names, or as `path` says. */
export function made(
  from: ResourceSource,
  logicalId: string,
  type: string,
  properties: JsonObject,
  path: Written['path'] = (same) => same,
): ResourceSource {
  const definition: Record<string, unknown> = { Type: type, Properties: properties };
  for (const attribute of INHERITED) {
    const value = own(from.definition, attribute);
    if (value !== undefined && (logicalId === from.logicalId || attribute === 'Condition')) definition[attribute] = value;
  }
  // Nothing but the resource that is written has a place for what Landfall is told of what is made of it, such as waivers.
  const told = own(own(from.definition, 'Metadata'), 'landfall');
  if (told !== undefined) definition['Metadata'] ??= { landfall: told };
  return { logicalId, type, definition, at: from.at, written: writtenIn(from, path) };
}

function writtenIn({ logicalId, written }: ResourceSource, path: Written['path']): Written {
  return written === undefined ? { logicalId, path } : { logicalId: written.logicalId, path: (own) => written.path(path(own)) };
}

/** Where properties are written that SAM calls otherwise (both as text with dots, below `Properties`), or has below another property. */
export function moved(names: Readonly<Record<string, string>>, below: SourcePath = []): Written['path'] {
  return (path) => {
    const [section, ...rest] = path;
    if (section !== 'Properties') return path;
    for (let length = rest.length; length > 0; length -= 1) {
      const name = own(names, rest.slice(0, length).join('.'));
      if (typeof name === 'string') return [section, ...below, ...name.split('.'), ...rest.slice(length)];
    }
    return [section, ...below, ...rest];
  };
}

/** The names of pairs that `picked` takes, from the new ones to those that are written. */
export function namesOf(pairs: readonly (string | readonly [string, string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.flatMap((pair) => (typeof pair === 'string' ? [] : [[pair[1], pair[0]]])));
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
