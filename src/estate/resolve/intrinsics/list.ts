import { isArray, isObject, own } from '../../template/records.ts';
import { LONGEST_TEXT, REST, Unknown, type Value, asNumber, isList, isMap, knownText, mayBeAbsent, through } from '../../values/index.ts';
import type { Intrinsic, Scope } from '../scope.ts';
import { certainPieces } from './text.ts';

export const select: Intrinsic = (argument, scope) => {
  if (!isArray(argument) || argument.length !== 2) return new Unknown('Fn::Select needs an index and a list');
  const index = asNumber(scope.resolve(argument[0]));
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0) {
    return index instanceof Unknown ? index : new Unknown('the index of Fn::Select is no whole number');
  }
  return selected(index, scope.resolve(argument[1])) ?? certainOf(index, argument[1], scope) ?? beyond();
};

const beyond = () => new Unknown('Fn::Select goes beyond its list');

function selected(index: number, list: Value | undefined): Value | undefined {
  if (list instanceof Unknown) {
    return list.alternatives === undefined ? undefined : through(list, (alternative) => selected(index, alternative) ?? beyond());
  }
  if (!isList(list)) return undefined;
  // What may be absent before it moves it.
  const doubtful = list.slice(0, index + 1).find(mayBeAbsent);
  return doubtful instanceof Unknown ? new Unknown(doubtful.why) : list[index];
}

/** Of text that is split, an early piece can be known though the text isn't. */
function certainOf(index: number, list: unknown, scope: Scope): Value | undefined {
  const argument = own(list, 'Fn::Split');
  if (isArray(argument)) {
    const delimiter = knownText(scope.resolve(argument[0]));
    const piece = delimiter === undefined || delimiter === '' ? undefined : certainPieces(delimiter, scope.resolve(argument[1]))[index];
    if (piece !== undefined) return piece;
  }
  const value = scope.resolve(list);
  return value instanceof Unknown ? through(value, () => undefined) : undefined;
}

export const length: Intrinsic = (argument, scope) => lengthOf(scope.resolve(argument));

function lengthOf(list: Value | undefined): Value {
  if (list instanceof Unknown) return through(list, (alternative) => lengthOf(alternative));
  if (!isList(list)) return new Unknown('Fn::Length needs a list');
  const doubtful = list.find(mayBeAbsent);
  return doubtful instanceof Unknown ? new Unknown(doubtful.why) : list.length;
}

/** Zones of a region are an account's own, so they are known by their place only. */
export const availabilityZones: Intrinsic = (argument, scope) => {
  const asked = scope.resolve(argument);
  const region = asked === '' || asked === undefined || asked === null ? scope.reference('AWS::Region') : asked;
  const name = knownText(region);
  return new Unknown(`which zones ${name ?? 'the region'} has depends on the account`, {
    key: name === undefined ? undefined : `zones:${name}`,
  });
};

export const toJson: Intrinsic = (argument, scope) => {
  const value = scope.resolve(argument);
  if (value === undefined) return new Unknown('Fn::ToJsonString needs a value');
  const open = openIn(value) ?? (sizeOf(value) > LONGEST_TEXT ? { why: 'the text is longer than can be judged' } : undefined);
  return open === undefined ? JSON.stringify(value) : new Unknown(open.why);
};

function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  if (isList(value)) return value.reduce<number>((sum, element) => sum + sizeOf(element), 0);
  return isMap(value) ? Object.values(value).reduce<number>((sum, element) => sum + sizeOf(element), 0) : 1;
}

/** Text of JSON needs every value; a part that isn't known could be of any shape. */
function openIn(value: Value): { readonly why: string } | undefined {
  if (isList(value)) return value.map(openIn).find((open) => open !== undefined);
  if (isMap(value))
    return (
      value[REST] ??
      Object.values(value)
        .map(openIn)
        .find((open) => open !== undefined)
    );
  return isObject(value) ? (value as unknown as { readonly why: string }) : undefined;
}
