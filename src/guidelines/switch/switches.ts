import { type Resource, type Ternary, not } from '../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../rule.ts';
import { placesOf } from './places.ts';
import { isOn, isOneOf } from './setting.ts';

/** A property that opens something, and what holds where it isn't there. */
export interface Switch {
  readonly type: string;
  /** Below `Properties`; `*` for each element of a list. */
  readonly path: readonly string[];
  /** The words that open it; without them it is a truth value. */
  readonly words?: readonly string[];
  /** Whether it is open where nothing is said; a function where the rest of the resource decides. */
  readonly absent: boolean | ((resource: Resource) => Ternary | undefined);
  readonly message: string;
  readonly fix: string;
}

export function typesOf(switches: readonly Switch[]): readonly string[] {
  return [...new Set(switches.map(({ type }) => type))];
}

/** A judgement for each switch of a table: fault where it is open. A switch whose absence says nothing is passed over. */
export function closedSwitches(switches: readonly Switch[]): Rule['check'] {
  return eachResource(typesOf(switches), function* judge(resource): Iterable<Judgement> {
    for (const one of switches) {
      if (one.type !== resource.type) continue;
      for (const { path, value } of placesOf(resource, one.path)) {
        const absent = typeof one.absent === 'boolean' ? one.absent : one.absent(resource);
        if (absent === undefined && value === undefined) continue;
        const open = one.words === undefined ? isOn(value, absent ?? false) : isOneOf(value, one.words, absent ?? false);
        yield { resource, path, holds: not(open), message: one.message, fix: one.fix };
      }
    }
  });
}
