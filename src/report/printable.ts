/** What a terminal would obey or reorder instead of showing it: control characters, line and paragraph separators, bidirectional overrides. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;

/** Text of others, of a template for example, that is safe to print: one line, nothing that the terminal obeys. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, '·');
}
