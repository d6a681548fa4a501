import { type ContextValue } from './context-value.ts';
import { derivedValue } from './derived-context.ts';
import { type Principal } from './principal.ts';
import { textOf, UNKNOWN, type Text } from './text.ts';

/** One known value of a context key. Numbers and booleans are compared as the text that AWS would send. */
export type ContextScalar = string | number | boolean;

/**
 * What a caller says of a context key: its value or values, `null` (or an empty list) where the key is absent, `UNKNOWN` where nobody
 * can say. A text may hold unknown parts (`logs-<unknown>`).
 */
export type GivenValue = ContextScalar | readonly ContextScalar[] | null | undefined;

export interface Context {
  /** Keys are compared without regard to case, tag keys in them included. */
  readonly valueOf: (key: string) => ContextValue;
}

const ABSENT: readonly Text[] = [];

export interface ContextSource {
  readonly given: Readonly<Record<string, GivenValue>>;
  /** Keys that nobody names are absent. */
  readonly complete: boolean;
  readonly principal: Principal;
  readonly resourceAccount: string | undefined;
}

export function contextOf(source: ContextSource): Context {
  const values = new Map<string, ContextValue>();
  for (const key of Object.keys(source.given)) {
    const value = source.given[key];
    if (value !== undefined) values.set(key.toLowerCase(), given(value));
  }
  return {
    valueOf: (key) => {
      const name = key.toLowerCase();
      let value = values.get(name);
      if (value === undefined) {
        value = derivedValue(name, source.principal, source.resourceAccount) ?? (source.complete ? ABSENT : 'unknown');
        values.set(name, value);
      }
      return value;
    },
  };
}

function given(value: NonNullable<GivenValue> | null): ContextValue {
  if (value === null) return ABSENT;
  if (value === UNKNOWN) return 'unknown';
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts: Text[] = [];
  for (const one of list) {
    if (typeof one !== 'string' && typeof one !== 'number' && typeof one !== 'boolean') return 'unknown';
    texts.push(textOf(String(one)));
  }
  return texts;
}
