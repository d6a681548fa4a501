import { ANY, ANY_IN_PART, ONE, ONE_IN_PART, type TextPattern } from './pattern.ts';

export interface Witnesses {
  readonly texts: readonly string[];
  /** Whether every way in which the patterns can match together has a text here. */
  readonly isComplete: boolean;
}

const MOST_STATES = 20_000;
const MOST_TEXTS = 400;

/**
 * Texts, not empty, that tell patterns apart: for each combination of patterns that some text matches (and no others) there is one of the
 * shortest. Only texts that match all of `within`. Found by walking through all patterns at once, as a regular expression's automaton does.
 */
export function witnesses(patterns: readonly TextPattern[], within: readonly TextPattern[] = []): Witnesses {
  const all = [...within, ...unique(patterns)];
  const alphabet = alphabetOf(all);
  const start = all.map(({ tokens }) => closed(tokens, [0]));
  const found = new Map<string, string>();
  // The start counts only once a text leads back to it.
  const seen = new Set<string>();
  let layer: readonly { readonly text: string; readonly states: readonly (readonly number[])[] }[] = [{ text: '', states: start }];
  while (layer.length > 0) {
    const next: { text: string; states: readonly (readonly number[])[] }[] = [];
    for (const { text, states } of layer) {
      for (const character of alphabet) {
        const after = all.map((pattern, index) => advance(pattern, states[index] ?? [], character));
        if (within.some((_, index) => after[index]?.length === 0)) continue;
        const key = keyOf(after);
        if (seen.has(key)) continue;
        seen.add(key);
        const longer = text + character;
        const matched = all.map(({ tokens }, index) => after[index]?.includes(tokens.length) === true);
        if (within.every((_, index) => matched[index] === true)) {
          const vector = matched.map(Number).join('');
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

/** Whether a text matches a pattern. */
export function matches(pattern: TextPattern, text: string): boolean {
  let states: readonly number[] = closed(pattern.tokens, [0]);
  for (const character of text) states = advance(pattern, states, character);
  return states.includes(pattern.tokens.length);
}

function unique(patterns: readonly TextPattern[]): readonly TextPattern[] {
  const found = new Map(patterns.map((pattern) => [`${pattern.ignoreCase} ${pattern.tokens.join('\u0000')}`, pattern]));
  return [...found.values()];
}

function keyOf(states: readonly (readonly number[])[]): string {
  return states.map((one) => one.join(',')).join(';');
}

function advance({ tokens, ignoreCase }: TextPattern, states: readonly number[], character: string): readonly number[] {
  const reached: number[] = [];
  for (const state of states) {
    const token = tokens[state];
    if (token === undefined) continue;
    if (token === ANY || (token === ANY_IN_PART && character !== ':')) reached.push(state);
    else if (token === ONE || (token === ONE_IN_PART && character !== ':')) reached.push(state + 1);
    else if (token === character || (ignoreCase && typeof token === 'string' && token.toLowerCase() === character.toLowerCase()))
      reached.push(state + 1);
  }
  return reached.length === 0 ? reached : closed(tokens, reached);
}

/** A wildcard of any length may stand for nothing. Sorted and without doubles. */
function closed(tokens: TextPattern['tokens'], states: readonly number[]): readonly number[] {
  const reached = new Set(states);
  for (const state of reached) if (tokens[state] === ANY || tokens[state] === ANY_IN_PART) reached.add(state + 1);
  return [...reached].toSorted((one, other) => one - other);
}

/** Every character that a pattern tells from others, and one that none does. */
function alphabetOf(patterns: readonly TextPattern[]): readonly string[] {
  const characters = new Set<string>();
  for (const { tokens, ignoreCase } of patterns) {
    for (const token of tokens) {
      if (token === ANY_IN_PART || token === ONE_IN_PART) characters.add(':');
      if (typeof token !== 'string') continue;
      characters.add(token);
      if (!ignoreCase) continue;
      characters.add(token.toLowerCase());
      characters.add(token.toUpperCase());
    }
  }
  const other = [...'xyzqjkvw0123456789abcdefghilmnoprstu~'].find((one) => !characters.has(one) && !characters.has(one.toUpperCase()));
  return [other ?? '\u00ff', ...characters];
}
