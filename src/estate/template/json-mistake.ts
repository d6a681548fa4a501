/** Where text stops being JSON, and what should be there instead. */
export interface JsonMistake {
  readonly offset: number;
  readonly expected: string;
}

const TOKEN =
  /\s*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?![\w.]))/uy;

type State = 'value' | 'first key' | 'key' | 'colon' | 'first element' | 'after' | 'end';

const EXPECTED: Readonly<Record<State, string>> = {
  value: 'a value',
  'first key': 'a key in quotes, or }',
  key: 'a key in quotes',
  colon: 'a colon',
  'first element': 'a value, or ]',
  after: 'a comma, or the end of what is open',
  end: 'the end',
};

/** Finds the first mistake in text that `JSON.parse` refused. */
export function jsonMistake(text: string): JsonMistake {
  const open: string[] = [];
  let state: State = 'value';
  let offset = 0;
  for (;;) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(text);
    const next: State | undefined =
      match === null ? undefined : step(state, match[1] ?? (match[2] === undefined ? 'scalar' : 'string'), open);
    if (match === null || next === undefined) {
      return { offset: offset + (/^\s*/.exec(text.slice(offset, offset + 10_000))?.[0].length ?? 0), expected: EXPECTED[state] };
    }
    offset += match[0].length;
    state = next;
  }
}

/** The state after a token; undefined when the token doesn't belong there. Keeps account of what is open. */
function step(state: State, token: string, open: string[]): State | undefined {
  switch (state) {
    case 'first key':
    case 'key':
      if (token === 'string') return 'colon';
      return token === '}' && state === 'first key' ? closed(open) : undefined;
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'after':
      if (token === ',') return open.at(-1) === '{' ? 'key' : 'value';
      return token === (open.at(-1) === '{' ? '}' : ']') ? closed(open) : undefined;
    case 'value':
    case 'first element':
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'first key' : 'first element';
      }
      if (token === 'string' || token === 'scalar') return open.length === 0 ? 'end' : 'after';
      return token === ']' && state === 'first element' ? closed(open) : undefined;
    case 'end':
      return undefined;
  }
}

function closed(open: string[]): State {
  open.pop();
  return open.length === 0 ? 'end' : 'after';
}
