import { printable } from '../../report/index.ts';

/** The key or value that begins at a place. */
const TOKEN = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:,{}[\]]+)/;

/** Columns of a line, where nobody says how many there are. */
export const SNIPPET_WIDTH = 100;

/** Fewer show nothing. */
const LEAST_WIDTH = 40;

/** The marked line and the carets below it. */
export interface Snippet {
  readonly line: string;
  readonly carets: string;
}

/**
 * The line of a template with carets below what is meant; of one that is longer than `width` columns only what is around it. `secret`: nothing but the key is shown, as the value must
 * not get into a log. Undefined where there is nothing to show.
 */
export function snippetOf(source: string | undefined, column: number, secret: boolean, width = SNIPPET_WIDTH): Snippet | undefined {
  if (source === undefined || column > source.length) return undefined;
  const start = column - 1;
  const rest = source.slice(start);
  const token = TOKEN.exec(rest)?.[0] ?? rest.slice(0, 1);
  if (secret) {
    if (!/^\s*:/.test(rest.slice(token.length))) return undefined;
    return shown(`${' '.repeat(Math.min(start, 20))}${token}: …`, Math.min(start, 20), token.length);
  }
  const most = Math.max(width, LEAST_WIDTH);
  if (source.length <= most) return shown(source, start, token.length);
  const from = Math.max(0, start - 20);
  const clip = `${from === 0 ? '' : '…'}${source.slice(from, from + most - 2)}${from + most - 2 < source.length ? '…' : ''}`;
  return shown(clip, start - from + (from === 0 ? 0 : 1), token.length);
}

function shown(line: string, at: number, length: number): Snippet {
  const text = printable(line.trimEnd());
  return { line: text, carets: ' '.repeat(at) + '^'.repeat(Math.max(1, Math.min(length, text.length - at))) };
}
