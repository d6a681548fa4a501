import type { Scope } from '../resolve/scope.ts';
import { isArray, isObject, own } from '../template/records.ts';
import type { SourcePath } from '../template/source.ts';

/** Where a path of a resolved value stands in the template: conditions are stepped into, elements that aren't there are not counted. */
export function sourcePath(raw: unknown, at: SourcePath, path: readonly (string | number)[], scope: Scope): SourcePath {
  let current = raw;
  const found = [...at];
  for (const key of path) {
    for (let branch = branchOf(current, key, scope); branch !== undefined; branch = branchOf(current, key, scope)) {
      found.push('Fn::If', branch);
      current = (own(current, 'Fn::If') as readonly unknown[])[branch];
    }
    const next = isArray(current) ? place(current, Number(key), scope) : String(key);
    const child = isArray(current) ? current[Number(next)] : own(current, String(key));
    if (child === undefined) return found;
    found.push(next);
    current = child;
  }
  return found;
}

/** The branch of an `Fn::If`: the taken one, else the first that has what is looked for. */
function branchOf(raw: unknown, key: string | number, scope: Scope): number | undefined {
  const argument = isObject(raw) && Object.keys(raw).length === 1 ? own(raw, 'Fn::If') : undefined;
  if (!isArray(argument) || argument.length !== 3) return undefined;
  const [condition] = argument;
  const holds = typeof condition === 'string' ? scope.condition(condition) : undefined;
  if (typeof holds === 'boolean') return holds ? 1 : 2;
  return own(argument[1], String(key)) === undefined && own(argument[2], String(key)) !== undefined ? 2 : 1;
}

/** The index in the template of an element of the resolved list. */
function place(raw: readonly unknown[], index: number, scope: Scope): number {
  let seen = -1;
  for (const [written, element] of raw.entries()) {
    if (scope.resolve(element) !== undefined) seen += 1;
    if (seen === index) return written;
  }
  return index;
}
