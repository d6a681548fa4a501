/** A character of a pattern, or what stands for one or any number of them: in a part without colons, in a region’s name. */
export type Token = string | typeof ANY | typeof ONE | typeof ANY_IN_PART | typeof ONE_IN_PART | typeof ANY_IN_REGION;

export const ANY = 0;
export const ONE = 1;
export const ANY_IN_PART = 2;
export const ONE_IN_PART = 3;
export const ANY_IN_REGION = 4;

/** Text that is compared with, read for choosing texts that match it. */
export interface TextPattern {
  readonly tokens: readonly Token[];
  readonly ignoreCase: boolean;
}

/** How a condition operator or an element of a statement reads its values. */
export interface Reading {
  readonly wildcards: boolean;
  readonly ignoreCase: boolean;
  /** Each of the six parts of an ARN for itself. */
  readonly arn: boolean;
}

export const PLAIN: Reading = { wildcards: false, ignoreCase: false, arn: false };
export const GLOB: Reading = { wildcards: true, ignoreCase: false, arn: false };

const REFERENCE = /\$\{([^{}]*)\}/g;

/** The keys of the policy variables in a text, in lower case. */
export function variablesIn(raw: string): readonly string[] {
  if (!raw.includes('${')) return [];
  return [...raw.matchAll(REFERENCE)].flatMap(([, name = '']) => {
    const key = name.split(',', 1)[0]?.trim().toLowerCase() ?? '';
    return /^[^:]+:[^:]/.test(key) && !key.includes('::') ? [key] : [];
  });
}

/**
 * Reads a text as a pattern. `valueOf` gives a variable's text; undefined: it has none. Undefined for a text with an unknown part, or with a
 * variable that has no value: nothing that is chosen makes it match for certain.
 */
export function patternOf(raw: string, reading: Reading, valueOf: (key: string) => string | undefined): TextPattern | undefined {
  if (raw.includes('<unknown')) return undefined;
  const tokens: Token[] = [];
  let end = 0;
  for (const match of raw.includes('${') ? raw.matchAll(REFERENCE) : []) {
    tokens.push(...written(raw.slice(end, match.index), reading));
    end = match.index + match[0].length;
    const name = match[1] ?? '';
    if (name === '*' || name === '?' || name === '$') tokens.push(name);
    else {
      const [, key = name, fallback] = /^([^,]+?)\s*,\s*'([^']*)'\s*$/.exec(name) ?? [];
      const value = valueOf(key.trim().toLowerCase()) ?? fallback;
      if (value === undefined) return undefined;
      tokens.push(...value);
    }
  }
  tokens.push(...written(raw.slice(end), reading));
  return { tokens: reading.arn ? inParts(tokens) : tokens, ignoreCase: reading.ignoreCase };
}

/** A text that is to be matched exactly. */
export function literal(text: string): TextPattern {
  return { tokens: [...text], ignoreCase: false };
}

/** A pattern in which `*` and `?` are wildcards. */
export function glob(text: string): TextPattern {
  return { tokens: written(text, GLOB), ignoreCase: false };
}

function written(text: string, { wildcards }: Reading): readonly Token[] {
  return [...text].map((character) => (wildcards && character === '*' ? ANY : wildcards && character === '?' ? ONE : character));
}

/** Before the last of an ARN's six parts a wildcard doesn't reach over a colon. */
function inParts(tokens: readonly Token[]): readonly Token[] {
  const colons = tokens.filter((token) => token === ':').length;
  if (colons < 5) return tokens;
  let seen = 0;
  return tokens.map((token) => {
    if (token === ':') seen += 1;
    if (seen >= 5) return token;
    return token === ANY ? ANY_IN_PART : token === ONE ? ONE_IN_PART : token;
  });
}
