import { type JsonObject, isArray, isObject, own, put } from '../template/records.ts';
import type { SourcePath } from '../template/source.ts';
import { Unknown, isList, knownText, whyUnknown } from '../values/index.ts';
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

function turns(argument: unknown, at: SourcePath, scope: Scope, budget: LoopBudget): readonly Turn[] | Unknown {
  if (!isArray(argument) || argument.length !== 3) return new Unknown('Fn::ForEach needs an identifier, a collection and what is repeated');
  const [identifier, collection, body] = argument;
  if (typeof identifier !== 'string' || identifier === '' || !isObject(body))
    return new Unknown('Fn::ForEach needs an identifier and an object');
  const items = scope.resolve(collection);
  if (!isList(items)) return new Unknown(whyUnknown(items) ?? 'the collection of Fn::ForEach is not a list');
  const made: Turn[] = [];
  for (const item of items) {
    const text = knownText(item);
    if (text === undefined) return new Unknown(whyUnknown(item) ?? 'an item of Fn::ForEach is no text');
    const raw = replaced(body, identifier, text, budget);
    if (raw === undefined) return new Unknown('loops make more than can be judged');
    made.push({ raw: raw as JsonObject, at: [...at, 2] });
  }
  return made;
}

/** A copy in which the identifier stands replaced: `${X}`, `&{X}` (letters and digits only) and `{ Ref: X }`. */
function replaced(raw: unknown, identifier: string, value: string, budget: LoopBudget): unknown {
  budget.left -= 1;
  if (budget.left < 0) return undefined;
  if (typeof raw === 'string') {
    return raw.replaceAll(`\${${identifier}}`, () => value).replaceAll(`&{${identifier}}`, () => value.replace(/[^A-Za-z0-9]/g, ''));
  }
  if (isArray(raw)) return raw.map((element) => replaced(element, identifier, value, budget));
  if (!isObject(raw) || raw instanceof Unknown) return raw;
  const keys = Object.keys(raw);
  if (keys.length === 1 && own(raw, 'Ref') === identifier) return value;
  const copy: Record<string, unknown> = {};
  for (const key of keys) put(copy, String(replaced(key, identifier, value, budget)), replaced(raw[key], identifier, value, budget));
  return budget.left < 0 ? undefined : copy;
}
