import { styleText } from 'node:util';

import { PROMISE_TITLES, citedClauses, type Rule, inOrder } from '../../guidelines/index.ts';
import { printable } from '../../report/index.ts';
import { SEVERITY_STYLE } from './severity.ts';

/** One rule, in full. */
export function renderRule(rule: Rule): string {
  const { id, title, promise, severity, severityReason, layer, why, fix, sources, types } = rule;
  const clauses = citedClauses(rule);
  const said = (name: string, text: string) => `${styleText('dim', name.padEnd(9))} ${text}`;
  return [
    `${styleText('bold', id)}  ${title}`,
    '',
    said('promise', `${promise} ${PROMISE_TITLES[promise] ?? ''}`.trimEnd()),
    said('severity', `${styleText(SEVERITY_STYLE[severity], severity)}: ${severityReason}`),
    said('layer', layer),
    ...(clauses.length === 0 ? [] : [said('evidence', `for ${clauses.join(', ')}`)]),
    said('looks at', types.includes('*') ? 'every type of resource' : types.join(', ')),
    '',
    why,
    '',
    styleText('dim', 'fix'),
    indented(fix),
    '',
    styleText('dim', 'sources'),
    ...sources.map((source) => `  ${source}`),
    '',
  ].join('\n');
}

/** All rules in a line each, by promise. */
export function renderRules(rules: readonly Rule[]): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const groups = [...Map.groupBy(rules, ({ promise }) => promise)].toSorted(([a], [b]) => inOrder(a, b));
  const lines = groups.flatMap(([promise, own]) => [
    `${styleText('bold', promise)} ${PROMISE_TITLES[promise] ?? ''}`.trimEnd(),
    ...own.map(({ id, severity, title }) => `  ${id.padEnd(width)}  ${styleText(SEVERITY_STYLE[severity], severity.padEnd(8))}  ${title}`),
    '',
  ]);
  return [...lines, `${rules.length} rules; \`landfall explain RULE\` says more of one`, ''].join('\n');
}

/** A block of text that is safe to print, two spaces in. */
export function indented(text: string, by = '  '): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : by + printable(line)))
    .join('\n');
}
