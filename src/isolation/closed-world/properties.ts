import { type Resource, type ResourcePath, REST, Unknown, type Value, documentOf, isList, isMap, knownText } from '../../estate/index.ts';

/** Something in a resource's properties. */
export interface Found {
  readonly path: ResourcePath;
  /** The nearest name above it. */
  readonly name: string;
  readonly value: Value;
}

/** Says nothing to anybody: names and words for people. */
const WORDS: ReadonlySet<string> = new Set(['Tags', 'Description', 'TagList', 'HostedZoneTags', 'FileSystemTags', 'UserPoolTags']);

/** Every scalar and every map of a resource's properties, documents in text of JSON included, from above. */
export function* propertiesOf(resource: Resource): Generator<Found> {
  yield* below(resource.properties, ['Properties'], '');
}

function* below(value: Value, path: ResourcePath, name: string): Generator<Found> {
  if (isList(value)) {
    for (const [index, element] of value.entries()) yield* below(element, [...path, index], name);
    return;
  }
  yield { path, name, value };
  if (isMap(value)) {
    for (const [key, entry] of Object.entries(value)) if (!WORDS.has(key)) yield* below(entry, [...path, key], key);
    const rest = value[REST];
    if (rest !== undefined) yield { path, name, value: rest };
    return;
  }
  if (value instanceof Unknown) {
    for (const alternative of value.alternatives ?? []) if (alternative !== undefined) yield* below(alternative, path, name);
    return;
  }
  const text = knownText(value);
  if (text !== undefined && !/^\s*[{[]/.test(text)) return;
  const document = documentOf(value);
  if (isMap(document) || isList(document)) yield* below(document, path, name);
}
