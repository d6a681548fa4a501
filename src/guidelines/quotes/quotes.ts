import type { Finding } from '../finding.ts';
import { SECRET_PROMISES } from '../promises.ts';
import { SNIPPET_WIDTH, type Snippet, snippetOf } from './snippet.ts';

/** The line of a template that a finding points at. */
export type Quote = (finding: Finding) => Snippet | undefined;

/**
 * Quotes lines of templates, by a template's text, in as many columns as `width` leaves a line; of those that may hold a secret, whichever rule
 * points at them, the key only.
 */
export function quotesOf(
  findings: readonly Finding[],
  textOf: (template: string) => string | undefined,
  width: (line: number) => number = () => SNIPPET_WIDTH,
): Quote {
  const keyOf = ({ template, line }: Finding) => `${template}\n${line}`;
  const secret = new Set(findings.filter(({ promise }) => SECRET_PROMISES.has(promise)).map(keyOf));
  const lines = new Map<string, readonly string[]>();
  return (finding) => {
    const { template, line, column } = finding;
    const known = lines.get(template) ?? textOf(template)?.split('\n') ?? [];
    lines.set(template, known);
    return snippetOf(known[line - 1], column, secret.has(keyOf(finding)), width(line));
  };
}
