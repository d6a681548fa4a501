import {
  type Resource,
  type ResourcePath,
  type Ternary,
  Unknown,
  type Value,
  at,
  documentOf,
  elements,
  isList,
  isMap,
  knownText,
} from '../../../estate/index.ts';

/** One entry of a list in a policy, or the scalar that stands for a list of one. */
export interface Entry {
  readonly value: Value;
  readonly path: ResourcePath;
}

/** A statement of a policy, taken apart. */
export interface Statement {
  readonly resource: Resource;
  readonly path: ResourcePath;
  readonly value: Value;
  /** Of a Deny, false; of what can't be told, unknown. */
  readonly allows: Ternary;
  readonly actions: readonly Entry[];
  readonly notActions: readonly Entry[];
  readonly resources: readonly Entry[];
  readonly notResources: readonly Entry[];
}

/**
 * The statements of a policy, each with its path; the document may be an object, or text that holds JSON. A single statement needn't be
 * in a list. What is unknown as a whole gives one statement of which nothing is known.
 */
export function statementsOf(resource: Resource, path: ResourcePath, document: Value | undefined): readonly Statement[] {
  const read = documentOf(document);
  if (read === undefined) return [];
  if (read instanceof Unknown) return [statement(resource, path, read)];
  const listed = at(read, 'Statement');
  if (listed === undefined) return [];
  if (isList(listed)) return listed.map((one, index) => statement(resource, [...path, 'Statement', index], one));
  return [statement(resource, [...path, 'Statement'], listed)];
}

export function statement(resource: Resource, path: ResourcePath, value: Value): Statement {
  const part = (name: string) => entriesOf(at(value, name), [...path, name]);
  const known = isMap(value);
  return {
    resource,
    path,
    value,
    allows: allowance(value),
    actions: known ? part('Action') : [],
    notActions: known ? part('NotAction') : [],
    resources: known ? part('Resource') : [],
    notResources: known ? part('NotResource') : [],
  };
}

/** The entries of what may be one or a list; the path of an entry of a list has its index. */
export function entriesOf(value: Value | undefined, path: ResourcePath): readonly Entry[] {
  if (isList(value)) return value.map((one, index) => ({ value: one, path: [...path, index] }));
  return elements(value).map((one) => ({ value: one, path }));
}

/** Effect, whose case people get wrong; AWS refuses anything else, so what isn't Deny is judged as what was meant. */
function allowance(value: Value): Ternary {
  if (value instanceof Unknown) return new Unknown(value.why);
  const effect = at(value, 'Effect');
  if (effect instanceof Unknown) return new Unknown(effect.why);
  return knownText(effect)?.toLowerCase() === 'allow';
}

/** Whether a scalar is text that holds nothing but wildcards: `*`, `**`. */
export function isEverything(value: Value | undefined): boolean {
  const text = knownText(value);
  return text !== undefined && /^\*+$/.test(text);
}

/** The reason why a value isn't known at all, unless it is what AWS makes of a resource: an ARN, a name, and never a wildcard. */
export function openWhy(value: Value | undefined): string | undefined {
  if (!(value instanceof Unknown)) return undefined;
  return value.origin?.kind === 'attribute' ? undefined : value.why;
}
