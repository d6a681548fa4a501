import {
  type Alias,
  type Document,
  type DocumentOptions,
  type Node,
  type Pair,
  type ParseOptions,
  type SchemaOptions,
  type YAMLMap,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
} from 'yaml';

import { positionFinder } from './lines.ts';
import { Unreadable, type Source, type SourcePath } from './source.ts';
import { Composition } from './yaml-composition.ts';
import { SHORT_FORMS, intrinsicOfTag } from './yaml-tags.ts';

/** Throws `Unreadable` with the line of the first mistake. */
export function readYaml(path: string, text: string): Source {
  const positionAt = positionFinder(text);
  const lineAt = (offset: number) => positionAt(offset).line;
  const document = onlyDocument(text, lineAt);
  const composition = new Composition(lineAt);
  const value = composition.value(document.contents);
  return { path, text, value, positionOf: (to) => positionAt(offsetOf(document.contents, to, composition.targets)) };
}

/** Every scalar stays text here: which are numbers is decided as CloudFormation does (yaml-scalars.ts). */
const OPTIONS = {
  schema: 'failsafe',
  customTags: [...SHORT_FORMS],
  strict: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} satisfies ParseOptions & DocumentOptions & SchemaOptions;

function onlyDocument(text: string, lineAt: (offset: number) => number): Document<Node, boolean> {
  const documents = parsed(text);
  if ('empty' in documents) throw new Unreadable('is empty', 1);
  const [document, second] = documents;
  if (document === undefined) throw new Unreadable('is empty', 1);
  const [mistake] = document.errors;
  // The message can quote the text, which may hold a secret.
  if (mistake !== undefined) throw new Unreadable(`is not valid YAML: ${withoutQuotes(mistake.message)}`, lineAt(mistake.pos[0]));
  if (second !== undefined) {
    throw new Unreadable(
      'holds more than one YAML document; a template is one',
      lineAt(second.contents?.range?.[0] ?? second.range?.[0] ?? 0),
    );
  }
  return document;
}

function parsed(text: string): ReturnType<typeof parseAllDocuments> {
  try {
    return parseAllDocuments(text, OPTIONS);
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable('is nested too deeply to be read');
    throw new Unreadable(`is not valid YAML: ${withoutQuotes(error instanceof Error ? error.message : String(error))}`);
  }
}

function withoutQuotes(message: string): string {
  if (/call stack/i.test(message)) return 'it is nested too deeply';
  const [line = ''] = message.split('\n', 1);
  return line.replace(/:? *"(?:[^"\\]|\\.)*"?.*$/, '').slice(0, 160);
}

function offsetOf(contents: Node | null, path: SourcePath, targets: ReadonlyMap<Alias, Node>): number {
  let node: Node | null = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const [index, key] of path.entries()) {
    const target: Node | null = isAlias(node) ? (targets.get(node) ?? null) : node;
    // A short form isn't a level of the text; `!GetAtt a.b` has no elements of its own either.
    if (index > 0 || target !== contents) {
      if (target?.tag !== undefined && intrinsicOfTag(target.tag) === key) continue;
    }
    const next = childOf(target, key, targets);
    if (next === undefined) break;
    node = next.node;
    offset = next.offset;
  }
  return offset;
}

type Pairs = ReadonlyMap<string, Pair<Node, Node | null>>;

/** Each map is indexed once: a template has thousands of resources side by side, and as many places in it are asked for. */
const indexed = new WeakMap<YAMLMap<Node, Node | null>, Pairs>();

/** What a map has by key; of keys that are there twice, the last. */
function pairsOf(map: YAMLMap<Node, Node | null>): Pairs {
  const known = indexed.get(map);
  if (known !== undefined) return known;
  const pairs = new Map(map.items.flatMap((item) => (isScalar(item.key) ? [[String(item.key.value), item] as const] : [])));
  indexed.set(map, pairs);
  return pairs;
}

function childOf(
  node: Node | null,
  key: string | number,
  targets: ReadonlyMap<Alias, Node>,
): { node: Node | null; offset: number } | undefined {
  if (isSeq<Node>(node)) {
    const child = node.items[Number(key)];
    return child?.range ? { node: child, offset: child.range[0] } : undefined;
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = pairsOf(node).get(String(key));
  if (pair !== undefined) return { node: pair.value, offset: pair.key.range?.[0] ?? 0 };
  for (const item of node.items) {
    if (!isScalar(item.key) || item.key.value !== '<<') continue;
    const merged = isSeq<Node>(item.value) ? item.value.items : [item.value];
    for (const one of merged) {
      const found = childOf(isAlias(one) ? (targets.get(one) ?? null) : one, key, targets);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
