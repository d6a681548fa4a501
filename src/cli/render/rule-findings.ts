import { styleText } from 'node:util';

import { type Finding, type FormatContext, PROMISE_TITLES, type Quote, type Rule } from '../../guidelines/index.ts';
import { printable } from '../../report/index.ts';
import { indented } from './rules.ts';
import { SEVERITY_STYLE } from './severity.ts';

const dim = (text: string) => styleText('dim', text);

/** What a rule found: each place with its line of the template, and the fix, once where all have the same. Empty for nothing. */
export function renderRuleFindings(
  rule: Rule,
  findings: readonly Finding[],
  quote: Quote,
  accountName: FormatContext['accountName'],
): string {
  const [first] = findings;
  if (first === undefined) return '';
  const { id, severity, promise, title } = rule;
  const shared = findings.every(({ fix }) => fix === first.fix);
  // A template that several stacks have is at fault in one place only.
  const places = Map.groupBy(findings, ({ template, line, column, path, message, fix }) =>
    JSON.stringify([template, line, column, path, message, fix]),
  );
  return [
    `${styleText('bold', id)}  ${styleText(SEVERITY_STYLE[severity], severity)}  ${dim(`${promise} ${PROMISE_TITLES[promise] ?? ''}`.trimEnd())}`,
    title,
    ...[...places.values()].flatMap((same) => [
      '',
      ...renderFinding(same, quote, accountName),
      ...(shared ? [] : [`    ${dim('fix')}`, indented(same[0]?.fix ?? '', '      ')]),
    ]),
    ...(shared ? ['', `  ${dim('fix')}`, indented(first.fix, '    ')] : []),
    '',
  ].join('\n');
}

function renderFinding(same: readonly Finding[], quote: Quote, accountName: FormatContext['accountName']): readonly string[] {
  const [finding] = same;
  if (finding === undefined) return [];
  const { template, line, column, resource, type, path, message } = finding;
  const where = `${styleText('cyan', printable(`${template}:${line}:${column}`))}  ${printable(resource)} ${dim(printable(`(${type}) ${path}`))}`;
  const snippet = quote(finding);
  const margin = marginOf(line);
  return [
    `  ${where}`,
    ...placesOf(same, accountName),
    `    ${printable(message)}`,
    ...(snippet === undefined
      ? []
      : [
          `${dim(margin)}${snippet.line}`,
          `${dim(margin.replace(/\d/g, ' '))}${styleText(SEVERITY_STYLE[finding.severity], snippet.carets)}`,
        ]),
  ];
}

/** What stands before the line that is quoted. */
export function marginOf(line: number): string {
  return `    ${line} │ `;
}

/** The stacks that have it, where an estate says so. */
function placesOf(same: readonly Finding[], accountName: FormatContext['accountName']): readonly string[] {
  const stacks = same.flatMap(({ account, stack }) => (account === null ? [] : [`${accountName(account) ?? account}/${stack}`]));
  return stacks.length === 0 ? [] : [dim(printable(`    in ${stacks.join(', ')}`))];
}
