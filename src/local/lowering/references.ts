import type { Substitute } from './stand-in.ts';

/** What stands for a logical id where something refers to it; undefined leaves the reference as it is. */
export type SubstituteOf = (logicalId: string) => Substitute | undefined;

/** A copy of a template's value in which every reference that has a substitute is replaced by it, in `Fn::Sub` as well. */
export function substituteReferences(value: unknown, substituteOf: SubstituteOf): unknown {
  if (Array.isArray(value)) return value.map((item) => substituteReferences(item, substituteOf));
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0) {
    const argument = value[name];
    const text = name === 'Fn::Sub' ? undefined : textOf(name, argument, substituteOf);
    if (text !== undefined) return asValue(text);
    if (name === 'Fn::Sub') return { [name]: substituteInSub(argument, substituteOf) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substituteReferences(item, substituteOf)]));
}

function textOf(name: string, argument: unknown, substituteOf: SubstituteOf): string | undefined {
  if (name === 'Ref' && typeof argument === 'string') return substituteOf(argument)?.ref;
  if (name !== 'Fn::GetAtt') return undefined;
  const [id, attribute] = typeof argument === 'string' ? splitOnce(argument) : Array.isArray(argument) ? (argument as unknown[]) : [];
  if (typeof id !== 'string') return undefined;
  // An attribute's name may itself be a Ref to a parameter; what it says isn't known here.
  return substituteOf(id)?.attribute(typeof attribute === 'string' ? attribute : 'Attribute');
}

function substituteInSub(argument: unknown, substituteOf: SubstituteOf): unknown {
  const [text, variables] = (Array.isArray(argument) ? argument : [argument]) as readonly unknown[];
  if (typeof text !== 'string') return substituteReferences(argument, substituteOf);
  const own = isObject(variables) ? variables : {};
  const replaced = text.replaceAll(/\$\{([^!}][^}]*)\}/g, (whole, reference: string) => {
    const [id, attribute] = splitOnce(reference.trim());
    if (Object.hasOwn(own, reference.trim())) return whole;
    const substitute = substituteOf(id);
    return (attribute === undefined ? substitute?.ref : substitute?.attribute(attribute)) ?? whole;
  });
  return Array.isArray(argument)
    ? [replaced, ...(argument as unknown[]).slice(1).map((item) => substituteReferences(item, substituteOf))]
    : replaced;
}

function asValue(text: string): unknown {
  return text.includes('${') ? { 'Fn::Sub': text } : text;
}

function splitOnce(text: string): [string, string | undefined] {
  const dot = text.indexOf('.');
  return dot === -1 ? [text, undefined] : [text.slice(0, dot), text.slice(dot + 1)];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
