import { styleText } from 'node:util';

import {
  type CheckResult,
  type Finding,
  type FormatContext,
  PROMISE_TITLES,
  type Rule,
  SEVERITIES,
  type Undecided,
} from '../../guidelines/index.ts';
import { indented } from './rules.ts';
import { SEVERITY_STYLE, VERDICT_STYLE } from './severity.ts';
import { printable, snippetOf } from './snippet.ts';

const dim = (text: string) => styleText('dim', text);

/** Promises whose findings are values that mustn't be shown again. */
const SECRETS: ReadonlySet<string> = new Set(['G7', 'G10']);

/** A result for people: findings by rule, then what is waived, what is unknown, what couldn't be judged, and the sum. */
export function renderFindings(result: CheckResult, { rules, textOf, accountName }: FormatContext): string {
  const show = { lineOf: linesOf(textOf), accountName };
  const open = result.findings.filter(({ waived }) => waived === null);
  const byRule = Map.groupBy(open, ({ rule }) => rule);
  const inSeverity = rules.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const blocks = [
    ...inSeverity.map((rule) => renderRuleFindings(rule, byRule.get(rule.id) ?? [], show)),
    renderWaived(result),
    renderIdleWaivers(result),
    renderUnknown(result.unknown),
    renderErrors(result),
    renderPromises(result),
    `${renderSummary(result)}\n`,
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

/** One line: the verdict and the counts. */
export function renderSummary({ verdict, findings, unknown, errors, waivers }: CheckResult): string {
  const open = findings.filter(({ waived }) => waived === null);
  const severities = SEVERITIES.flatMap((severity) => {
    const count = open.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const idle = waivers.filter(({ state }) => state !== 'used').length;
  const counts = [
    `${counted(open.length, 'finding')}${severities.length === 0 ? '' : ` (${severities.join(', ')})`}`,
    ...(findings.length > open.length ? [`${findings.length - open.length} waived`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} unknown`] : []),
    ...(errors.length > 0 ? [counted(errors.length, 'error')] : []),
    ...(idle > 0 ? [`${counted(idle, 'waiver')} of no use`] : []),
  ];
  return `${styleText(VERDICT_STYLE[verdict], verdict)}: ${counts.join(', ')}`;
}

function renderRuleFindings(rule: Rule, findings: readonly Finding[], show: Show): string {
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
      ...renderFinding(same, show),
      ...(shared ? [] : [`    ${dim('fix')}`, indented(same[0]?.fix ?? '', '      ')]),
    ]),
    ...(shared ? ['', `  ${dim('fix')}`, indented(first.fix, '    ')] : []),
    '',
  ].join('\n');
}

function renderFinding(same: readonly Finding[], { lineOf, accountName }: Show): readonly string[] {
  const [finding] = same;
  if (finding === undefined) return [];
  const { template, line, column, resource, type, path, message, promise } = finding;
  const where = `${styleText('cyan', printable(`${template}:${line}:${column}`))}  ${printable(resource)} ${dim(printable(`(${type}) ${path}`))}`;
  const snippet = snippetOf(lineOf(template, line), column, SECRETS.has(promise));
  const margin = String(line);
  return [
    `  ${where}`,
    ...placesOf(same, accountName),
    `    ${printable(message)}`,
    ...(snippet === undefined
      ? []
      : [
          `    ${dim(`${margin} │`)} ${snippet.line}`,
          `    ${dim(`${' '.repeat(margin.length)} │`)} ${styleText(SEVERITY_STYLE[finding.severity], snippet.carets)}`,
        ]),
  ];
}

/** The stacks that have it, where an estate says so. */
function placesOf(same: readonly Finding[], accountName: FormatContext['accountName']): readonly string[] {
  const stacks = same.flatMap(({ account, stack }) => (account === null ? [] : [`${accountName(account) ?? account}/${stack}`]));
  return stacks.length === 0 ? [] : [dim(printable(`    in ${stacks.join(', ')}`))];
}

function renderWaived({ findings }: CheckResult): string {
  const lines = findings.flatMap(({ rule, template, line, resource, waived }) =>
    waived === null
      ? []
      : [
          printable(`  ${template}:${line}  ${rule} at ${resource}: ${waived.reason}`) +
            dim(waived.expires === null ? ' (until it is removed)' : ` (until ${printable(waived.expires)})`),
        ],
  );
  return section('waived', lines);
}

function renderIdleWaivers({ waivers }: CheckResult): string {
  const lines = waivers
    .filter(({ state }) => state !== 'used')
    .map(({ rule, resource, note, template, line }) =>
      printable(`  ${template === null ? '' : `${template}:${line}  `}${rule || '(no rule)'} at ${resource}: ${note}`),
    );
  return section('waivers of no use', lines);
}

/** Places that are shown of one reason; the other formats have all. */
const MOST_PLACES = 8;

/** What is unknown for one reason is told together: a parameter is often the reason in many places. */
function renderUnknown(unknown: readonly Undecided[]): string {
  const reasons = Map.groupBy(unknown, ({ template, why }) => `${template}: ${why}`);
  const lines = [...reasons].flatMap(([reason, places]) => {
    const told = [
      ...new Set(
        places.map(({ rule, resource, path, line }) => `    ${line}  ${rule ?? 'every rule'} ${resource ?? ''} ${path}`.trimEnd()),
      ),
    ];
    const rest = told.length - MOST_PLACES;
    return [
      printable(`  ${reason}`),
      ...[...told.slice(0, MOST_PLACES), ...(rest > 0 ? [`    and ${rest} more`] : [])].map((line) => dim(printable(line))),
    ];
  });
  return section('unknown', lines);
}

function renderErrors({ errors }: CheckResult): string {
  const lines = errors.map(
    ({ template, message, line }) =>
      `  ${styleText('red', 'error')} ${printable(`${template ?? ''}${line === undefined ? '' : `:${line}`} ${message}`.trimStart())}`,
  );
  return section('could not be judged', lines);
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [styleText('bold', title), ...lines, ''].join('\n');
}

function renderPromises({ promises }: CheckResult): string {
  const rows = promises.map(({ id, rules, resourcesJudged, findings, waived, unknown, verdict }) => [
    `${id} ${PROMISE_TITLES[id] ?? ''}`.trimEnd(),
    ...[rules, resourcesJudged, findings, waived, unknown].map(String),
    styleText(VERDICT_STYLE[verdict], verdict),
  ]);
  const header = ['promise', 'rules', 'resources', 'findings', 'waived', 'unknown', 'verdict'];
  const widths = header.map((name, column) => Math.max(name.length, ...(column === 6 ? [] : rows.map((row) => row[column]?.length ?? 0))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 || column === 6 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [dim(line(header).trimEnd()), ...rows.map((row) => line(row).trimEnd()), ''].join('\n');
}

type LineOf = (template: string, line: number) => string | undefined;

interface Show {
  readonly lineOf: LineOf;
  readonly accountName: FormatContext['accountName'];
}

/** Lines of templates, each taken apart once. */
function linesOf(textOf: FormatContext['textOf']): LineOf {
  const lines = new Map<string, readonly string[]>();
  return (template, line) => {
    const known = lines.get(template) ?? textOf(template)?.split(/\r\n|\n|\r/) ?? [];
    lines.set(template, known);
    return known[line - 1];
  };
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
