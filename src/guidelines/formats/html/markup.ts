import { printable } from '../../../report/index.ts';

/** Markup that is whole and safe to be put into a page. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a page: text is escaped, whatever it comes from; lists are put one after the other; nothing is left out. */
export type Part = Markup | string | number | undefined | null | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup with parts in it, in content or between double quotes of an attribute. Nothing but the literal is taken for markup; its indentation is left out. */
export function html(literal: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(literal.map((text, index) => `${text.replaceAll(/\n\s+/g, '\n')}${written(parts[index])}`).join(''));
}

/** Escapes text, and shows as a dot what a browser would obey or reorder: templates of strangers are quoted. Lines and tabs stay. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(printable).join('\t'))
    .join('\n')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function written(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  return typeof part === 'string' ? escaped(part) : typeof part === 'number' ? String(part) : '';
}
