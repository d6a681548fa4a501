import { isArray } from '../../template/records.ts';
import {
  PartlyKnown,
  Unknown,
  type Value,
  concat,
  isList,
  isMap,
  knownText,
  mayBeAbsent,
  through,
  whyUnknown,
} from '../../values/index.ts';
import type { Intrinsic } from '../scope.ts';

export const join: Intrinsic = (argument, scope) => {
  if (!isArray(argument) || argument.length !== 2) return new Unknown('Fn::Join needs a delimiter and a list');
  const delimiter = knownText(scope.resolve(argument[0]));
  if (delimiter === undefined) return new Unknown('the delimiter of Fn::Join is not known');
  const list = scope.resolve(argument[1]);
  return joined(delimiter, list);
};

function joined(delimiter: string, list: Value | undefined): Value {
  if (list instanceof Unknown) return through(list, (alternative) => (alternative === undefined ? '' : joined(delimiter, alternative)));
  if (!isList(list)) return new Unknown('Fn::Join needs a list');
  const parts: Value[] = [];
  let mayLack = true;
  for (const [index, element] of list.entries()) {
    if (isMap(element)) return new Unknown('an element of Fn::Join is an object');
    // An element that may not be there takes the delimiters on both sides of it into its uncertainty.
    const uncertain = mayBeAbsent(element);
    if (index > 0 && !uncertain && !mayLack) parts.push(delimiter);
    parts.push(uncertain ? new Unknown(whyUnknown(element) ?? '') : isList(element) ? joined(delimiter, element) : element);
    mayLack = uncertain;
  }
  return concat(parts);
}

/** Characters of text that is split: no list of names is longer. */
const LONGEST_LIST = 64 * 1024;

export const split: Intrinsic = (argument, scope) => {
  if (!isArray(argument) || argument.length !== 2) return new Unknown('Fn::Split needs a delimiter and text');
  const delimiter = knownText(scope.resolve(argument[0]));
  if (delimiter === undefined || delimiter === '') return new Unknown('the delimiter of Fn::Split is not known');
  return splitAt(delimiter, scope.resolve(argument[1]));
};

function splitAt(delimiter: string, text: Value | undefined): Value {
  const known = knownText(text);
  if (known !== undefined)
    return known.length > LONGEST_LIST ? new Unknown('the text is longer than can be judged') : known.split(delimiter);
  if (text instanceof Unknown) return through(text, (alternative) => splitAt(delimiter, alternative));
  return new Unknown(text instanceof PartlyKnown ? text.why : 'Fn::Split needs text');
}

/** The elements of a split whose place is certain: those before the first unknown part, and how many may come is open. */
export function certainPieces(delimiter: string, text: Value | undefined): readonly string[] {
  if (!(text instanceof PartlyKnown)) return [];
  const [first] = text.segments;
  // The last piece goes on into the unknown part.
  return typeof first === 'string' ? first.split(delimiter).slice(0, -1) : [];
}

export const base64: Intrinsic = (argument, scope) => encoded(scope.resolve(argument));

function encoded(value: Value | undefined): Value {
  const known = knownText(value);
  if (known !== undefined) return concat([Buffer.from(known).toString('base64')]);
  if (value instanceof Unknown) return through(value, (alternative) => encoded(alternative));
  return new Unknown(value instanceof PartlyKnown ? value.why : 'Fn::Base64 needs text');
}
