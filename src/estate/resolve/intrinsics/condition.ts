import { isArray, own } from '../../template/records.ts';
import { type Ternary, Unknown, type Value, and, asBoolean, equals, not, or } from '../../values/index.ts';
import type { Intrinsic, Scope } from '../scope.ts';

/** `Fn::If`. Of a condition that can't be decided, both branches are possible. */
export const when: Intrinsic = (argument, scope) => {
  if (!isArray(argument) || argument.length !== 3) return new Unknown('Fn::If needs a condition and two values');
  const [condition, positive, negative] = argument;
  const holds = typeof condition === 'string' ? scope.condition(condition) : truthOf(condition, scope);
  if (typeof holds === 'boolean') return scope.resolve(holds ? positive : negative);
  return new Unknown(holds.why, { alternatives: [scope.resolve(positive), scope.resolve(negative)] });
};

/** A condition as it is written: a function, or `{ Condition: name }`, which elsewhere is a property like any other. */
export function truthOf(raw: unknown, scope: Scope): Ternary {
  const name = own(raw, 'Condition');
  if (typeof name === 'string') return scope.condition(name);
  return asBoolean(scope.resolve(raw)) ?? new Unknown('the condition is neither true nor false');
}

export const both: Intrinsic = (argument, scope) => combined(argument, scope, and);
export const either: Intrinsic = (argument, scope) => combined(argument, scope, or);
export const negation: Intrinsic = (argument, scope) => {
  const [only] = conditions(argument, scope);
  return only === undefined ? new Unknown('Fn::Not needs a condition') : not(only);
};

function combined(argument: unknown, scope: Scope, combine: (values: readonly Ternary[]) => Ternary): Ternary {
  const all = conditions(argument, scope);
  return all.length === 0 ? new Unknown('a list of conditions is expected') : combine(all);
}

function conditions(argument: unknown, scope: Scope): readonly Ternary[] {
  return isArray(argument) ? argument.map((one) => truthOf(one, scope)) : [];
}

/** Equality of text, as CloudFormation compares; a list or an object can be compared too. */
export const equality: Intrinsic = (argument, scope) => {
  if (!isArray(argument) || argument.length !== 2) return new Unknown('Fn::Equals needs two values');
  const [a, b]: readonly (Value | undefined)[] = argument.map((one) => scope.resolve(one));
  return equals(a, b);
};
