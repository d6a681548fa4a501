import { Automaton, type State } from './automaton.ts';
import type { TextPattern } from './pattern.ts';

export interface Witnesses {
  readonly texts: readonly string[];
  /** Whether every way in which the patterns can match together has a text here. */
  readonly isComplete: boolean;
}

const MOST_STATES = 20_000;
const MOST_TEXTS = 400;

/**
 * Texts, not empty, that tell patterns apart: for each combination of patterns that some text matches (and no others) there is one of the
 * shortest. Only texts that begin with `start`, go on after it, and match all of `within`. Found by walking through all patterns at once, as a regular expression's automaton does.
 */
export function witnesses(patterns: readonly TextPattern[], within: readonly TextPattern[] = [], start = ''): Witnesses {
  const machines = unique([...within, ...patterns]).map((pattern) => new Automaton(pattern));
  const limits = unique(within).length;
  const other = otherCharacter([...within, ...patterns]);
  const found = new Map<string, string>();
  // The start counts only once a text leads back to it.
  const seen = new Set<string>();
  let layer: readonly Reached[] = [{ text: start, states: machines.map((machine) => machine.read(start)) }];
  while (layer.length > 0) {
    const next: Reached[] = [];
    for (const { text, states } of layer) {
      for (const character of charactersOf(states, other)) {
        const after = states.map((state, index) => machines[index]?.after(state, character) ?? state);
        if (after.some(({ isDead }, index) => isDead && index < limits)) continue;
        const key = after.map(({ id }) => id).join();
        if (seen.has(key)) continue;
        seen.add(key);
        const longer = text + character;
        if (after.every(({ accepts }, index) => accepts || index >= limits)) {
          const vector = after.map(({ accepts }) => (accepts ? 1 : 0)).join('');
          if (!found.has(vector)) found.set(vector, longer);
        }
        if (seen.size > MOST_STATES || found.size > MOST_TEXTS) return { texts: [...found.values()], isComplete: false };
        next.push({ text: longer, states: after });
      }
    }
    layer = next;
  }
  return { texts: [...found.values()], isComplete: true };
}

interface Reached {
  readonly text: string;
  readonly states: readonly State[];
}

/** Whether a text matches a pattern. */
export function matches(pattern: TextPattern, text: string): boolean {
  return new Automaton(pattern).read(text).accepts;
}

/** Those that some pattern tells from others here, and one that none does. */
function charactersOf(states: readonly State[], other: string): ReadonlySet<string> {
  const characters = new Set([other]);
  for (const state of states) for (const character of state.characters) characters.add(character);
  return characters;
}

function unique(patterns: readonly TextPattern[]): readonly TextPattern[] {
  const found = new Map<string, TextPattern>();
  for (const pattern of patterns) {
    const key = `${pattern.ignoreCase} ${pattern.tokens.join('\u0000')}`;
    if (!found.has(key)) found.set(key, pattern);
  }
  return [...found.values()];
}

/** A character that stands in no pattern, in either case. */
function otherCharacter(patterns: readonly TextPattern[]): string {
  const used = new Set(
    patterns.flatMap(({ tokens }) => tokens.filter((token) => typeof token === 'string').map((one) => one.toLowerCase())),
  );
  return 'x y z q j k v w 0 1 2 3 4 5 6 7 8 9 a b c d e f g h i l m n o p r s t u'.split(' ').find((one) => !used.has(one)) ?? '\u00ff';
}
