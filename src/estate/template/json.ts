import { jsonMistake } from './json-mistake.ts';
import { positionFinder } from './lines.ts';
import { Unreadable, type Source, type SourcePath } from './source.ts';

/** Parses natively; positions are looked up only when somebody asks for a line. Throws `Unreadable`. */
export function readJson(path: string, text: string): Source {
  const positionAt = positionFinder(text);
  const lineAt = (offset: number) => positionAt(offset).line;
  let root: Place | undefined;
  return {
    path,
    text,
    value: parse(text, lineAt),
    positionOf: (to) => positionAt(offsetOf((root ??= new PositionScan(text).value()), to)),
  };
}

function parse(text: string, lineAt: (offset: number) => number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // V8 quotes some of the text in its message, which may hold a secret, and often doesn't say where.
    const { offset, expected } = jsonMistake(text);
    throw new Unreadable(`is not valid JSON: ${expected} is expected here`, lineAt(offset));
  }
}

interface Place {
  /** Of the key for a property, of the value for an element. */
  readonly offset: number;
  readonly children: ReadonlyMap<string | number, Place> | undefined;
}

function offsetOf(root: Place, path: SourcePath): number {
  let position = root;
  for (const key of path) {
    const next = position.children?.get(key);
    if (next === undefined) break;
    position = next;
  }
  return position.offset;
}

/** Walks over JSON that is known to be valid and no deeper than the limits. */
class PositionScan {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(offset = this.#skipSpace()): Place {
    const character = this.#text[this.#skipSpace()];
    if (character === '{') return { offset, children: this.#object() };
    if (character === '[') return { offset, children: this.#array() };
    if (character === '"') this.#string();
    else while (this.#at < this.#text.length && !/[\s,\]}]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return { offset, children: undefined };
  }

  #object(): ReadonlyMap<string, Place> {
    const children = new Map<string, Place>();
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const start = this.#skipSpace();
      if (this.#text[start] === '}') break;
      const key = JSON.parse(this.#string()) as string;
      this.#skipSpace();
      this.#at += 1;
      children.set(key, this.value(start));
      if (this.#text[this.#skipSpace()] === ',') this.#at += 1;
    }
    this.#at += 1;
    return children;
  }

  #array(): ReadonlyMap<number, Place> {
    const children = new Map<number, Place>();
    this.#at += 1;
    while (this.#at < this.#text.length && this.#text[this.#skipSpace()] !== ']') {
      children.set(children.size, this.value());
      if (this.#text[this.#skipSpace()] === ',') this.#at += 1;
    }
    this.#at += 1;
    return children;
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '"') this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
    this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #skipSpace(): number {
    while (this.#at < this.#text.length && /\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#at;
  }
}
