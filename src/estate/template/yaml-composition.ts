import { type Alias, type Node, type Pair, type YAMLMap, isAlias, isMap, isScalar, isSeq } from 'yaml';

import { put } from './records.ts';
import { Unreadable } from './source.ts';
import { scalarValue } from './yaml-scalars.ts';
import { intrinsicOfTag, shortArgument } from './yaml-tags.ts';

/** As in limits.ts, with room for short forms, which are a level each. Here it protects the stack. */
const DEEPEST = 400;

/** Makes plain values of YAML's nodes: short forms written out, aliases followed, merge keys merged. */
export class Composition {
  /** What each alias stands for. */
  readonly targets = new Map<Alias, Node>();
  readonly #lineAt: (offset: number) => number;
  /** By anchor, the latest so far; `value` is set once it is complete. */
  readonly #anchors = new Map<string, { node: Node; value?: { readonly is: unknown } }>();
  #depth = 0;

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt;
  }

  value(node: Node | null | undefined): unknown {
    if (node === null || node === undefined) return null;
    if (isAlias(node)) return this.#alias(node);
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw this.#refused(node, 'is nested too deeply to be read');
    const entry: { node: Node; value?: { readonly is: unknown } } = { node };
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, entry);
    const value = this.#tagged(node);
    entry.value = { is: value };
    this.#depth -= 1;
    return value;
  }

  #tagged(node: Exclude<Node, Alias>): unknown {
    const plain = this.#plain(node);
    const intrinsic = node.tag === undefined ? undefined : intrinsicOfTag(node.tag);
    return intrinsic === undefined ? plain : { [intrinsic]: shortArgument(intrinsic, plain) };
  }

  #plain(node: Exclude<Node, Alias>): unknown {
    if (isScalar(node)) return scalarValue(node);
    if (isSeq<Node>(node)) return node.items.map((item) => this.value(item));
    return isMap<Node, Node | null>(node) ? this.#map(node) : null;
  }

  #map(node: YAMLMap<Node, Node | null>): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    for (const item of node.items) {
      if (isMerge(item)) this.#merge(record, this.value(item.value), item);
      else put(record, this.#key(item.key), this.value(item.value));
    }
    return record;
  }

  #key(key: Node | null): string {
    if (key === null) return '';
    if (isScalar(key)) return typeof key.value === 'string' ? key.value : '';
    const value = this.value(key);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw this.#refused(key, 'has a key that is not text');
  }

  /** What is merged never replaces what is written. */
  #merge(record: Record<string, unknown>, merged: unknown, { key }: Pair<Node, Node | null>): void {
    for (const one of Array.isArray(merged) ? (merged as readonly unknown[]) : [merged]) {
      if (typeof one !== 'object' || one === null || Array.isArray(one)) throw this.#refused(key, 'merges (<<) what is not an object');
      for (const [name, value] of Object.entries(one)) if (!Object.hasOwn(record, name)) put(record, name, value);
    }
  }

  #alias(node: Alias): unknown {
    const anchor = this.#anchors.get(node.source);
    if (anchor === undefined) throw this.#refused(node, `refers to the anchor ${node.source}, which is not there`);
    if (anchor.value === undefined) throw this.#refused(node, `has an anchor, ${node.source}, that contains itself`);
    this.targets.set(node, anchor.node);
    return anchor.value.is;
  }

  #refused(node: Node, message: string): Unreadable {
    return new Unreadable(message, node.range ? this.#lineAt(node.range[0]) : undefined);
  }
}

function isMerge({ key }: Pair<Node, Node | null>): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}
