import { isArray, isObject } from '../../template/records.ts';
import { Unknown, type Value, concat, isList, isMap } from '../../values/index.ts';
import type { Intrinsic, Scope } from '../scope.ts';

/** `${Name}`, `${Resource.Attribute}`; `${!Literal}` stands for itself without the mark. */
export const PLACEHOLDER = /\$\{(!?)([^{}]*)\}/g;

export const sub: Intrinsic = (argument, scope) => {
  const [template, variables] = isArray(argument) ? argument : [argument, undefined];
  const text = typeof template === 'string' ? template : scope.resolve(template);
  if (typeof text !== 'string') return text instanceof Unknown ? text : new Unknown('Fn::Sub needs text');
  const own = new Map(isObject(variables) ? Object.entries(variables) : []);
  const parts: (Value | undefined)[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, literal, name = ''] = match;
    parts.push(text.slice(end, match.index), literal === '!' ? `\${${name}}` : placed(name.trim(), own, scope));
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return concat(parts);
};

function placed(name: string, variables: ReadonlyMap<string, unknown>, scope: Scope): Value | undefined {
  const value = variables.has(name) ? scope.resolve(variables.get(name)) : named(name, scope);
  return isList(value) || isMap(value) ? new Unknown(`\${${name}} is no text`) : value;
}

function named(name: string, scope: Scope): Value | undefined {
  const dot = name.indexOf('.');
  return dot === -1 ? scope.reference(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}
