import { REST, type Unknown, type Value, isList, isMap, segmentsOf } from '../estate/index.ts';

/** Twelve digits that stand for themselves: not a part of a hash, a longer number, or the last group of a UUID. */
const ACCOUNT_ID = /(?<![0-9A-Za-z]|[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-)\d{12}(?![0-9A-Za-z])/g;

export interface AccountsIn {
  readonly ids: readonly string[];
  readonly open: boolean;
}

/** Account ids in a value at any depth, keys of maps included; `open` where an unknown part may hold one. */
export function accountsIn(value: Value | undefined): AccountsIn {
  const ids = new Set<string>();
  let open = false;
  const walk = (one: Value): void => {
    if (isList(one)) return one.forEach(walk);
    if (isMap(one)) {
      if (one[REST] !== undefined) open = true;
      for (const [key, entry] of Object.entries(one)) {
        note(key);
        walk(entry);
      }
      return;
    }
    for (const segment of segmentsOf(one) ?? []) {
      if (typeof segment === 'string') note(segment);
      else if (segment.alternatives !== undefined)
        segment.alternatives.forEach((alternative) => alternative !== undefined && walk(alternative));
      else if (isForeign(segment)) open = true;
    }
  };
  const note = (text: string): void => {
    for (const [id] of text.matchAll(ACCOUNT_ID)) ids.add(id);
  };
  if (value !== undefined) walk(value);
  return { ids: [...ids], open };
}

/** What AWS makes of a resource of the estate is that account's. */
function isForeign({ origin }: Unknown): boolean {
  return origin?.kind !== 'attribute';
}
