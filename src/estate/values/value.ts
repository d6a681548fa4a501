/** What a property comes to. `undefined` beside it means that the property isn't there. */
export type Value = null | boolean | number | string | Unknown | PartlyKnown | readonly Value[] | ValueMap;

/** Keys of a map that aren't listed have this value: a macro or a loop may add any. */
export const REST: unique symbol = Symbol('rest');

export interface ValueMap {
  readonly [key: string]: Value;
  readonly [REST]?: Unknown;
}

/** Where an unknown value will come from once it is known. `stack` is a stack's key (`Stack.key`). */
export type Origin =
  | { readonly kind: 'parameter'; readonly stack: string; readonly name: string; readonly secret: boolean }
  /** What AWS makes; `attribute` is `Ref` for the resource's own name or id. */
  | { readonly kind: 'attribute'; readonly stack: string; readonly resource: string; readonly attribute: string }
  /** A dynamic reference; `text` is as it stands in the template, `{{resolve:…}}`. */
  | { readonly kind: 'dynamic'; readonly service: string; readonly text: string; readonly secret: boolean };

export interface UnknownDetails {
  readonly origin?: Origin | undefined;
  /** The value is certainly one of these; `undefined` among them: it may not be there at all. */
  readonly alternatives?: readonly (Value | undefined)[] | undefined;
  /** Two unknowns with the same key have the same value, whatever it is. Follows from the origin where there is one. */
  readonly key?: string | undefined;
  /** Made of what the origin names, not it itself: the same origin doesn't make two of them the same value. */
  readonly derived?: boolean;
  /** It may turn out not to be there. Follows from the alternatives where they are given. */
  readonly absent?: boolean;
}

/** More alternatives than these say no more than none. */
const MOST_ALTERNATIVES = 64;

/** A value that can't be told from the templates, with the reason: "depends on parameter Stage". */
export class Unknown {
  readonly why: string;
  readonly origin: Origin | undefined;
  readonly alternatives: readonly (Value | undefined)[] | undefined;
  readonly key: string | undefined;
  /** It may turn out that there is no value: the property is absent, or the element isn't in its list. */
  readonly mayBeAbsent: boolean;

  constructor(why: string, { origin, alternatives, key, derived = false, absent = false }: UnknownDetails = {}) {
    this.why = why;
    this.origin = origin;
    this.alternatives = alternatives === undefined ? undefined : flattened(alternatives);
    this.key = key ?? (origin === undefined || derived ? undefined : originKey(origin));
    this.mayBeAbsent = absent || (alternatives?.some(mayBeAbsent) ?? false);
  }
}

/** Text of which a part is known: `arn:aws:s3:::` and an unknown. Made by `concat` only, which keeps its segments in normal form. */
export class PartlyKnown {
  /** No two neighbours are strings, none is empty, at least one is unknown, and there are at least two. */
  readonly segments: readonly (string | Unknown)[];

  constructor(segments: readonly (string | Unknown)[]) {
    this.segments = segments;
  }

  /** The reasons of its unknown parts. */
  get why(): string {
    return [...new Set(this.segments.flatMap((segment) => (typeof segment === 'string' ? [] : [segment.why])))].join('; ');
  }
}

export function isMap(value: Value | undefined): value is ValueMap {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown) && !(value instanceof PartlyKnown)
  );
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Known through and through: no unknown in it at any depth. */
export function isKnown(value: Value | undefined): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (value instanceof Unknown || value instanceof PartlyKnown) return false;
  if (isList(value)) return value.every(isKnown);
  if (value[REST] !== undefined) return false;
  for (const key in value) if (!isKnown(value[key])) return false;
  return true;
}

/** The reason why a value isn't wholly known, or undefined when it is. */
export function whyUnknown(value: Value | undefined): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Unknown || value instanceof PartlyKnown) return value.why;
  if (isList(value)) return firstOf(value);
  return value[REST]?.why ?? firstOf(Object.values(value));
}

export function mayBeAbsent(value: Value | undefined): boolean {
  return value === undefined || (value instanceof Unknown && value.mayBeAbsent);
}

function firstOf(values: readonly Value[]): string | undefined {
  for (const value of values) {
    const why = whyUnknown(value);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Alternatives of alternatives are alternatives. Undefined when one of them is entirely open, or when there are too many. */
function flattened(alternatives: readonly (Value | undefined)[]): readonly (Value | undefined)[] | undefined {
  const flat: (Value | undefined)[] = [];
  for (const alternative of alternatives) {
    if (alternative instanceof Unknown && alternative.alternatives !== undefined) flat.push(...alternative.alternatives);
    else flat.push(alternative);
    if (flat.length > MOST_ALTERNATIVES) return undefined;
  }
  return flat;
}

function originKey(origin: Origin): string {
  switch (origin.kind) {
    case 'parameter':
      return `parameter:${origin.stack}/${origin.name}`;
    case 'attribute':
      return `attribute:${origin.stack}/${origin.resource}.${origin.attribute}`;
    case 'dynamic':
      return `dynamic:${origin.text}`;
  }
}
