import { PLACEHOLDER } from '../resolve/intrinsics/sub.ts';
import { isArray, isObject, own } from '../template/records.ts';
import { PartlyKnown, Unknown, type Value, isList, isMap, knownText } from '../values/index.ts';
import type { Binding } from './applied-template.ts';
import type { Identifiers } from './identifiers.ts';
import type { StackLookup } from './neighbours.ts';
import type { Resource, ResourcePath } from './resource.ts';
import type { Stack } from './stack.ts';

/** One resource that refers to another. */
export interface Reference {
  readonly from: Resource;
  /** The property that refers, from the resource: `['Properties', 'Environment', 'Variables', 'TABLE']`. */
  readonly path: ResourcePath;
  readonly to: Resource;
  /** How it is written; `value` when an ARN or a URL comes to the same, wherever it is from. */
  readonly by: 'Ref' | 'GetAtt' | 'Sub' | 'DependsOn' | 'value';
}

/** Every reference of a resource: as they are written, through parameters and exports to other stacks, and by what values come to. */
export function referencesOf(from: Resource, lookup: StackLookup, identifiers: Identifiers): readonly Reference[] {
  const found = new Map<string, Reference>();
  const note = (path: ResourcePath, to: Resource, by: Reference['by']) => {
    if (to === from) return;
    const key = `${path.join('\n')}\n\n${to.stack.key}\n${to.logicalId}`;
    if (!found.has(key)) found.set(key, { from, path, to, by });
  };
  const stack = lookup.get(from.stack.key);
  if (stack !== undefined) new Written(stack, lookup, note).walk(own(from.definition, 'Properties'), ['Properties']);
  const depends = own(from.definition, 'DependsOn');
  for (const name of isArray(depends) ? depends : [depends]) {
    const to = typeof name === 'string' ? stack?.declared.get(name) : undefined;
    if (to !== undefined) note(['DependsOn'], to, 'DependsOn');
  }
  byValue(from, from.properties, ['Properties'], lookup, identifiers, note);
  return [...found.values()];
}

type Note = (path: ResourcePath, to: Resource, by: Reference['by']) => void;

/** Follows the functions of a template. Chains through parameters end where they would go round. */
class Written {
  readonly #stack: Stack;
  readonly #lookup: StackLookup;
  readonly #note: Note;
  readonly #seen: ReadonlySet<string>;

  constructor(stack: Stack, lookup: StackLookup, note: Note, seen: ReadonlySet<string> = new Set()) {
    this.#stack = stack;
    this.#lookup = lookup;
    this.#note = note;
    this.#seen = seen;
  }

  walk(raw: unknown, path: ResourcePath): void {
    if (isArray(raw)) for (const [index, element] of raw.entries()) this.walk(element, [...path, index]);
    if (!isObject(raw) || raw instanceof Unknown) return;
    const keys = Object.keys(raw);
    const [only = ''] = keys;
    if (keys.length === 1 && (only === 'Ref' || only.startsWith('Fn::'))) this.#intrinsic(only, raw[only], path);
    else for (const key of keys) this.walk(raw[key], [...path, key]);
  }

  #intrinsic(name: string, argument: unknown, path: ResourcePath): void {
    switch (name) {
      case 'Ref':
        return this.#named(argument, path, 'Ref');
      case 'Fn::GetAtt':
        return this.#named(isArray(argument) ? argument[0] : String(argument).split('.')[0], path, 'GetAtt');
      case 'Fn::Sub':
        return this.#sub(argument, path);
      case 'Fn::If':
        return this.#branches(argument, path);
      case 'Fn::ImportValue': {
        const exported = knownText(this.#stack.resolver.resolve(argument));
        return this.#follow(exported === undefined ? undefined : this.#lookup.exportOf(exported, this.#stack.settings.place), path);
      }
      default:
        return this.#within(argument, path);
    }
  }

  /** What stands in a function's argument belongs to the property that the function is the value of. */
  #within(argument: unknown, path: ResourcePath): void {
    const note: Note = (_inner, to, by) => this.#note(path, to, by);
    new Written(this.#stack, this.#lookup, note, this.#seen).walk(argument, path);
  }

  #branches(argument: unknown, path: ResourcePath): void {
    if (!isArray(argument)) return;
    const [condition, positive, negative] = argument;
    const holds = typeof condition === 'string' ? this.#stack.resolver.condition(condition) : undefined;
    if (holds !== false) this.walk(positive, path);
    if (holds !== true) this.walk(negative, path);
  }

  #sub(argument: unknown, path: ResourcePath): void {
    const [text, variables] = isArray(argument) ? argument : [argument, undefined];
    if (typeof text === 'string') {
      for (const [, literal, name = ''] of text.matchAll(PLACEHOLDER)) {
        const [id = ''] = name.trim().split('.');
        if (literal !== '!' && own(variables, name.trim()) === undefined) this.#named(id, path, 'Sub');
      }
    }
    this.#within(variables, path);
  }

  #named(name: unknown, path: ResourcePath, by: Reference['by']): void {
    if (typeof name !== 'string') return;
    const to = this.#stack.declared.get(name);
    if (to !== undefined) this.#note(path, to, by);
    else this.#follow(this.#stack.settings.bindings.get(name), path);
  }

  #follow(binding: Binding | undefined, path: ResourcePath): void {
    const stack = binding === undefined ? undefined : this.#lookup.get(binding.stack);
    if (binding === undefined || stack === undefined) return;
    const key = `${binding.stack}\n${binding.output}`;
    if (this.#seen.has(key)) return;
    const note: Note = (_inner, to, by) => this.#note(path, to, by);
    new Written(stack, this.#lookup, note, new Set([...this.#seen, key])).walk(own(own(stack.outputs, binding.output), 'Value'), path);
  }
}

function byValue(from: Resource, value: Value, path: ResourcePath, lookup: StackLookup, identifiers: Identifiers, note: Note): void {
  if (isList(value)) {
    for (const [index, element] of value.entries()) byValue(from, element, [...path, index], lookup, identifiers, note);
  } else if (isMap(value)) {
    for (const key of Object.keys(value)) byValue(from, value[key] ?? null, [...path, key], lookup, identifiers, note);
  } else if (value instanceof Unknown) {
    for (const alternative of value.alternatives ?? [])
      if (alternative !== undefined) byValue(from, alternative, path, lookup, identifiers, note);
    noteOrigin(value, path, lookup, note);
  } else if (typeof value === 'string' || value instanceof PartlyKnown) {
    for (const to of identifiers.addressed(value, from.stack.settings.place.world)) note(path, to, 'value');
    if (value instanceof PartlyKnown)
      for (const segment of value.segments) if (segment instanceof Unknown) noteOrigin(segment, path, lookup, note);
  }
}

function noteOrigin({ origin }: Unknown, path: ResourcePath, lookup: StackLookup, note: Note): void {
  if (origin?.kind !== 'attribute') return;
  const to = lookup.get(origin.stack)?.declared.get(origin.resource);
  if (to !== undefined) note(path, to, 'value');
}
