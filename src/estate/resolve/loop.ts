import { type JsonObject, isArray, isObject, own, put } from '../template/records.ts';
import type { SourcePath } from '../template/source.ts';
import { Unknown, type Value, elements, isList, isMap, knownText, whyUnknown } from '../values/index.ts';
import type { Scope } from './scope.ts';

/** An entry of a section or of an object, and where it is written. */
export interface Entry {
  readonly key: string;
  readonly raw: unknown;
  readonly at: SourcePath;
}

/** Values that the loops of one stack may make together; without it, loops in loops grow without end. */
export interface LoopBudget {
  left: number;
}

export const LOOP_BUDGET = 500_000;

const LOOP = 'Fn::ForEach::';

export function isLoop(key: string): boolean {
  return key.startsWith(LOOP);
}

/** The entries of an object with its loops written out. A loop that can't be is given to `open` instead, with the reason. */
export function unrolled(
  record: JsonObject,
  at: SourcePath,
  scope: Scope,
  budget: LoopBudget,
  open: (why: Unknown, at: SourcePath) => void,
): readonly Entry[] {
  const entries: Entry[] = [];
  for (const key of Object.keys(record)) {
    const here = [...at, key];
    if (!isLoop(key)) entries.push({ key, raw: record[key], at: here });
    else {
      const made = turns(record[key], here, scope, budget);
      if (made instanceof Unknown) open(made, here);
      else for (const turn of made) entries.push(...unrolled(turn.raw, turn.at, scope, budget, open));
    }
  }
  return entries;
}

interface Turn {
  readonly raw: JsonObject;
  readonly at: SourcePath;
}

type Scalar = string | number | boolean;
/** What stands for each identifier in one turn. */
type Turned = ReadonlyMap<string, Scalar>;

function turns(argument: unknown, at: SourcePath, scope: Scope, budget: LoopBudget): readonly Turn[] | Unknown {
  if (!isArray(argument) || argument.length !== 3) return new Unknown('Fn::ForEach needs an identifier, a collection and what is repeated');
  const [identifier, collection, body] = argument;
  if (!isObject(body)) return new Unknown('Fn::ForEach needs an object that is repeated');
  const names = identifiersOf(identifier, scope);
  if (names instanceof Unknown) return names;
  const items = itemsOf(scope.resolve(collection));
  if (items instanceof Unknown) return items;
  const made: Turn[] = [];
  for (const item of items) {
    if (item.length < names.length) return new Unknown('an item of Fn::ForEach has fewer parts than there are identifiers');
    const raw = replaced(body, new Map(names.map((name, index) => [name, item[index] ?? ''])), budget);
    if (raw === undefined) return new Unknown('loops make more than can be judged');
    made.push({ raw: raw as JsonObject, at: [...at, 2] });
  }
  return made;
}

/** One name, or several for items that have parts; a name can be a parameter's value. */
function identifiersOf(raw: unknown, scope: Scope): readonly string[] | Unknown {
  const value = scope.resolve(raw);
  const names = elements(value).map(knownText);
  const known = names.filter((name) => name !== undefined && name !== '');
  if (names.length === 0 || known.length < names.length) return new Unknown(whyUnknown(value) ?? 'Fn::ForEach needs an identifier');
  return known as readonly string[];
}

/** The items, each as its parts: elements of a list (or of lists), or the keys and values of an object. */
function itemsOf(collection: Value | undefined): readonly (readonly Scalar[])[] | Unknown {
  if (!isList(collection) && !isMap(collection))
    return new Unknown(whyUnknown(collection) ?? 'the collection of Fn::ForEach is not a list');
  const open = whyUnknown(collection);
  if (open !== undefined) return new Unknown(open);
  const items: readonly (readonly Value[])[] = isList(collection) ? collection.map((item) => elements(item)) : Object.entries(collection);
  const isPlain = items.every((parts) => parts.every((part) => knownText(part) !== undefined));
  return isPlain ? (items as readonly (readonly Scalar[])[]) : new Unknown('an item of Fn::ForEach is no text');
}

/** A copy in which the identifiers stand replaced: `${X}`, `&{X}` (letters and digits only) and `{ Ref: X }`. */
function replaced(raw: unknown, turned: Turned, budget: LoopBudget): unknown {
  budget.left -= 1;
  if (budget.left < 0) return undefined;
  if (typeof raw === 'string') return replacedText(raw, turned);
  if (isArray(raw)) return raw.map((element) => replaced(element, turned, budget));
  if (!isObject(raw) || raw instanceof Unknown) return raw;
  const keys = Object.keys(raw);
  const ref = keys.length === 1 ? own(raw, 'Ref') : undefined;
  if (typeof ref === 'string' && turned.has(ref)) return turned.get(ref);
  const copy: Record<string, unknown> = {};
  for (const key of keys) put(copy, replacedText(key, turned), replaced(raw[key], turned, budget));
  return budget.left < 0 ? undefined : copy;
}

function replacedText(text: string, turned: Turned): string {
  if (!text.includes('{')) return text;
  let result = text;
  for (const [name, value] of turned) {
    result = result
      .replaceAll(`\${${name}}`, () => String(value))
      .replaceAll(`&{${name}}`, () => String(value).replace(/[^A-Za-z0-9]/g, ''));
  }
  return result;
}
