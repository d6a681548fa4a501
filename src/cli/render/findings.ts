import { styleText } from 'node:util';

import { type CheckResult, type FormatContext, SEVERITIES, type Undecided, isOfPack, quotesOf } from '../../guidelines/index.ts';
import { printable } from '../../report/index.ts';
import { renderLayers } from './layers.ts';
import { renderPromises } from './promises.ts';
import { marginOf, renderRuleFindings } from './rule-findings.ts';
import { VERDICT_STYLE } from './severity.ts';

const dim = (text: string) => styleText('dim', text);

/** A result for people: findings by rule, then what is waived, what is unknown, what couldn't be judged, and the sum. */
export function renderFindings(
  result: CheckResult,
  { rules, textOf, accountName, templates }: FormatContext,
  { layers = false, width = 200 }: { readonly layers?: boolean; readonly width?: number } = {},
): string {
  const quote = quotesOf(result.findings, textOf, (line) => width - marginOf(line).length);
  const open = result.findings.filter(({ waived }) => waived === null);
  const byRule = Map.groupBy(open, ({ rule }) => rule);
  const inSeverity = rules.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const blocks = [
    ...inSeverity.map((rule) => renderRuleFindings(rule, byRule.get(rule.id) ?? [], quote, accountName)),
    renderWaived(result),
    renderIdleWaivers(result),
    renderUnknown(result.unknown),
    renderErrors(result),
    ...(layers ? [renderLayers(result)] : []),
    // Where nothing could be read, nothing was judged.
    ...(templates.length === 0 ? [] : [renderPromises(result)]),
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
  const packed = open.filter(({ rule }) => isOfPack(rule)).length;
  const idle = waivers.filter(({ state }) => state !== 'used').length;
  const counts = [
    `${counted(open.length, 'finding')}${severities.length === 0 ? '' : ` (${severities.join(', ')})`}`,
    ...(packed > 0 ? [`${packed} of them of cdk-nag`] : []),
    ...(findings.length > open.length ? [`${findings.length - open.length} waived`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} unknown`] : []),
    ...(errors.length > 0 ? [counted(errors.length, 'error')] : []),
    ...(idle > 0 ? [`${counted(idle, 'waiver')} of no use`] : []),
  ];
  return `${styleText(VERDICT_STYLE[verdict], verdict)}: ${counts.join(', ')}`;
}

/** One argument often stands for many places: a template that several accounts have. */
function renderWaived({ findings }: CheckResult): string {
  const waived = findings.flatMap((finding) => (finding.waived === null ? [] : [{ ...finding, waived: finding.waived }]));
  const reasons = Map.groupBy(waived, ({ rule, waived: { reason, expires } }) => JSON.stringify([rule, reason, expires]));
  const lines = [...reasons.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const places = Map.groupBy(same, ({ template, line, resource }) => `${template}:${line}  ${resource}`);
    const until = first.waived.expires === null ? 'until it is removed' : `until ${first.waived.expires}`;
    return [
      printable(`  ${first.rule}: ${first.waived.reason}`) + dim(` (${printable(until)})`),
      ...[...places].map(([place, { length }]) => dim(printable(`    ${place}${length === 1 ? '' : `  × ${length}`}`))),
    ];
  });
  return section('waived', lines);
}

function renderIdleWaivers({ waivers }: CheckResult): string {
  const lines = waivers
    .filter(({ state }) => state !== 'used')
    .map(({ rule, resource, note, template, line }) =>
      printable(
        `  ${template === null ? '' : `${template}:${line}  `}${rule || '(no rule)'}${resource === '' ? '' : ` at ${resource}`}: ${note}`,
      ),
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

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
