import { isArray } from '../../template/records.ts';
import { Unknown } from '../../values/index.ts';
import { knownText } from '../../values/text.ts';
import type { Intrinsic } from '../scope.ts';

export const ref: Intrinsic = (argument, scope) => {
  // The language extensions let a name be computed.
  const name = typeof argument === 'string' ? argument : knownText(scope.resolve(argument));
  return name === undefined ? new Unknown('Ref names nothing that can be told') : scope.reference(name);
};

export const getAtt: Intrinsic = (argument, scope) => {
  const parts = typeof argument === 'string' ? splitOnce(argument) : argument;
  if (!isArray(parts) || parts.length < 2) return new Unknown('Fn::GetAtt needs a resource and an attribute');
  const [resource, ...attributes] = parts.map((part) => (typeof part === 'string' ? part : knownText(scope.resolve(part))));
  if (resource === undefined || attributes.includes(undefined)) return new Unknown('Fn::GetAtt names nothing that can be told');
  return scope.attribute(resource, attributes.join('.'));
};

function splitOnce(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot === -1 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
