import {
  type Resource,
  type ResourcePath,
  type Ternary,
  Unknown,
  type Value,
  PartlyKnown,
  asBoolean,
  at,
  decide,
  elements,
  isList,
  isMap,
  knownText,
} from '../estate/index.ts';
import { type Judgement, type Rule, eachResource } from './rule.ts';

/** One property that decides, judged by its value. */
export interface Setting {
  /** Below `Properties`, parts separated by dots; no part is an index. */
  readonly path: string;
  readonly holds: (value: Value | undefined, resource: Resource) => Ternary;
  readonly message: string;
  readonly fix?: string;
  /** Whether it concerns this resource at all; without it, it does. */
  readonly when?: (resource: Resource) => boolean;
}

/** A check of properties by type: what differs from type to type is data. */
export function checkSettings(settings: Readonly<Record<string, readonly Setting[]>>): Rule['check'] {
  return eachResource(Object.keys(settings), (resource) => {
    const concerned = (settings[resource.type] ?? []).filter(({ when }) => when?.(resource) ?? true);
    return concerned.map((setting) => judgeSetting(resource, setting));
  });
}

export function judgeSetting(resource: Resource, { path, holds, message, fix }: Setting): Judgement {
  const parts = path.split('.');
  const judgement = { resource, path: ['Properties', ...parts], holds: holds(resource.property(...parts), resource), message };
  return fix === undefined ? judgement : { ...judgement, fix };
}

/** A truth value that is on; `absent` is what AWS does when it isn't said. What is neither on nor off is off. */
export function isOn(value: Value | undefined, absent = false): Ternary {
  return decide(value, (known) => {
    if (isNothing(known)) return absent;
    if (known instanceof PartlyKnown) return new Unknown(known.why);
    return asBoolean(known) ?? /^(?:yes|on|1)$/i.test(knownText(known) ?? '');
  });
}

/** A truth value that isn't on. */
export function isOff(value: Value | undefined, absent = true): Ternary {
  const on = isOn(value, !absent);
  return typeof on === 'boolean' ? !on : on;
}

/** Something is said: a value that is unknown counts, unless it may turn out not to be there. */
export function isSet(value: Value | undefined): Ternary {
  if (value instanceof Unknown) return value.alternatives === undefined ? !value.mayBeAbsent || value : decide(value, isSet);
  if (isNothing(value) || (isList(value) && value.length === 0)) return false;
  return !isMap(value) || Reflect.ownKeys(value).length > 0;
}

/** Text that matches; `absent` is the answer where nothing is said. */
export function isText(value: Value | undefined, pattern: RegExp, absent = false): Ternary {
  return decide(value, (known) => {
    if (isNothing(known)) return absent;
    if (known instanceof PartlyKnown) return new Unknown(known.why);
    return pattern.test(knownText(known) ?? '');
  });
}

/** Absent, null or empty text: AWS does what it does by default. */
export function isNothing(value: Value | undefined): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

/** The elements of a list below a resource, each with its path; something that stands where a list should is its only element. */
export function itemsOf(resource: Resource, ...path: readonly (string | number)[]): readonly (readonly [Value, ResourcePath])[] {
  return itemsAt(resource.property(...path), ['Properties', ...path]);
}

/** The same below any value, whose path is given. */
export function itemsAt(value: Value | undefined, path: ResourcePath): readonly (readonly [Value, ResourcePath])[] {
  return elements(value)
    .map((element, index) => [element, isList(value) ? [...path, index] : path] as const)
    .filter(([element]) => element !== null);
}

/** A value below a list's element, with its path. */
export function below(
  value: Value | undefined,
  path: ResourcePath,
  ...keys: readonly string[]
): readonly [Value | undefined, ResourcePath] {
  return [at(value, ...keys), [...path, ...keys]];
}
