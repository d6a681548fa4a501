import { type JsonObject, isArray, isObject, own } from '../../template/records.ts';
import { Unknown, type Value, knownText, whyUnknown } from '../../values/index.ts';
import type { Intrinsic, Scope } from '../scope.ts';

/** `Fn::FindInMap`, also with computed names and a default value. Of a key that isn't known, each key of the mapping is possible. */
export const findInMap: Intrinsic = (argument, scope) => {
  if (!isArray(argument) || argument.length < 3) return new Unknown('Fn::FindInMap needs a mapping and two keys');
  const [mapName, first, second] = argument.slice(0, 3).map((one) => scope.resolve(one));
  const name = knownText(mapName);
  if (name === undefined) return new Unknown(whyUnknown(mapName) ?? 'Fn::FindInMap names no mapping');
  const mapping = scope.mapping(name);
  const defaulted = own(argument[3], 'DefaultValue');
  const missing = () => (defaulted === undefined ? new Unknown(`there is no such entry in the mapping ${name}`) : scope.resolve(defaulted));
  if (!isObject(mapping)) return missing();

  const found: (Value | undefined)[] = [];
  for (const top of candidates(mapping, first, defaulted !== undefined)) {
    const level = top === undefined ? undefined : own(mapping, top);
    if (!isObject(level)) found.push(missing());
    else
      for (const key of candidates(level, second, defaulted !== undefined))
        found.push(key === undefined ? missing() : entry(own(level, key), scope, missing));
  }
  const why = whyUnknown(first) ?? whyUnknown(second);
  // Whatever the key is, it names the only entry, or the stack can't be applied.
  if (found.length === 1) return found[0];
  return new Unknown(why ?? 'the mapping has no entries', { alternatives: found.length === 0 ? undefined : found });
};

/** The keys that a value may name; undefined among them: it may name one that isn't there. */
function candidates(record: JsonObject, key: Value | undefined, hasDefault: boolean): readonly (string | undefined)[] {
  const known = knownText(key);
  if (known !== undefined) return [Object.hasOwn(record, known) ? known : undefined];
  if (key instanceof Unknown && key.alternatives !== undefined)
    return key.alternatives.flatMap((one) => candidates(record, one, hasDefault));
  // CloudFormation refuses a key that isn't there, unless there is a default.
  return hasDefault ? [...Object.keys(record), undefined] : Object.keys(record);
}

function entry(raw: unknown, scope: Scope, missing: () => Value | undefined): Value | undefined {
  return raw === undefined ? missing() : scope.resolve(raw);
}
