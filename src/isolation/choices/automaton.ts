import { ANY, ANY_IN_PART, ANY_IN_REGION, ONE, ONE_IN_PART, type TextPattern, type Token } from './pattern.ts';

/** Where a pattern has got to after some text: reading on from it, only a few characters make a difference. */
export interface State {
  readonly id: number;
  /** Whether the text so far matches. */
  readonly accepts: boolean;
  /** Nothing that follows can make it match. */
  readonly isDead: boolean;
  /** Characters that lead elsewhere than all others do. */
  readonly characters: ReadonlySet<string>;
  readonly positions: readonly number[];
  readonly next: Map<string, State>;
  other: State | undefined;
}

/** A pattern as a machine that reads text, one character after the other. Its states are made when they are first reached. */
export class Automaton {
  readonly #pattern: TextPattern;
  readonly #states = new Map<string, State>();
  readonly start: State;

  constructor(pattern: TextPattern) {
    this.#pattern = pattern;
    this.start = this.#state([0]);
  }

  /** After a whole text. */
  read(text: string): State {
    let state = this.start;
    for (const character of text) state = this.after(state, character);
    return state;
  }

  /** After one more character. */
  after(state: State, character: string): State {
    if (!state.characters.has(character)) return (state.other ??= this.#state(this.#advance(state.positions, character)));
    let next = state.next.get(character);
    if (next === undefined) {
      next = this.#state(this.#advance(state.positions, character));
      state.next.set(character, next);
    }
    return next;
  }

  #advance(positions: readonly number[], character: string): readonly number[] {
    const { tokens, ignoreCase } = this.#pattern;
    const reached: number[] = [];
    for (const position of positions) {
      const token = tokens[position];
      if (isLong(token) && !(token === ANY_IN_PART && character === ':') && !(token === ANY_IN_REGION && !/[a-z0-9-]/.test(character)))
        reached.push(position);
      else if (token === ONE || (token === ONE_IN_PART && character !== ':')) reached.push(position + 1);
      else if (token === character || (ignoreCase && typeof token === 'string' && token.toLowerCase() === character.toLowerCase()))
        reached.push(position + 1);
    }
    return reached;
  }

  #state(reached: readonly number[]): State {
    const { tokens, ignoreCase } = this.#pattern;
    const all = new Set(reached);
    // A wildcard of any length may stand for nothing.
    for (const position of all) if (isLong(tokens[position])) all.add(position + 1);
    const positions = [...all].toSorted((one, other) => one - other);
    const key = positions.join(',');
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const characters = new Set<string>();
    for (const position of positions) {
      const token = tokens[position];
      if (token === ANY_IN_PART || token === ONE_IN_PART) characters.add(':');
      if (token === ANY_IN_REGION) for (const one of NOT_IN_REGIONS) characters.add(one);
      if (typeof token !== 'string') continue;
      characters.add(token);
      if (ignoreCase) characters.add(token.toLowerCase()).add(token.toUpperCase());
    }
    const state: State = {
      id: this.#states.size,
      accepts: all.has(tokens.length),
      isDead: positions.length === 0,
      characters,
      positions,
      next: new Map(),
      other: undefined,
    };
    this.#states.set(key, state);
    return state;
  }
}

/** What names hold and regions don't. */
const NOT_IN_REGIONS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_/:.@+=,~';

function isLong(token: Token | undefined): boolean {
  return token === ANY || token === ANY_IN_PART || token === ANY_IN_REGION;
}
