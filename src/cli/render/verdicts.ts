import { styleText } from 'node:util';

import type { Reason } from '../../access/index.ts';
import type { CheckResult, Severity } from '../../guidelines/index.ts';
import type { IsolationVerdict, Verdicts } from '../../plan/index.ts';
import { printable } from '../../report/index.ts';
import { SEVERITY_STYLE, VERDICT_STYLE } from './severity.ts';

/** More than these are counted; the command that has them all is named. */
const MOST = 10;

const PERMISSIONS = {
  allowed: { word: 'allowed', style: 'green' },
  refused: { word: 'refused', style: 'red' },
  unknown: { word: 'not certain', style: 'yellow' },
} as const;

/** One line for the guidelines, one for the isolation of accounts, one for permissions; below each what is wrong. */
export function renderVerdicts(verdicts: Verdicts): string {
  return [...guidelinesIn(verdicts), ...isolationIn(verdicts), ...permissionsIn(verdicts)].join('\n');
}

function titled(title: string, text: string): string {
  return `${styleText('bold', title.padEnd(12))}${text}`;
}

function guidelinesIn({ guidelines }: Verdicts): readonly string[] {
  const { verdict, findings, unknown, errors } = guidelines;
  const open = findings.filter(({ waived }) => waived === null);
  const places = new Set(
    open.map(({ template, line, rule, resource, message }) => printable(`  ${template}:${line}  ${rule} at ${resource}: ${message}`)),
  );
  const undecided = unknown.map(({ template, line, rule, why }) => printable(`  ${template}:${line}  ${rule ?? 'every rule'}: ${why}`));
  const broken = errors.map(({ template, message }) => printable(`  ${template ?? ''}  ${message}`));
  return [
    titled('guidelines', `${styleText(VERDICT_STYLE[verdict], verdict)}: ${countsOf(guidelines, open.length)}`),
    ...shortened([...places, ...new Set(undecided), ...broken], 'landfall check'),
  ];
}

function countsOf({ findings, unknown, errors }: CheckResult, open: number): string {
  const severities = (Object.keys(SEVERITY_STYLE) as Severity[]).flatMap((severity) => {
    const count = findings.filter((finding) => finding.waived === null && finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return [
    `${counted(open, 'finding')}${open === 0 ? '' : ` (${severities.join(', ')})`}`,
    ...(findings.length > open ? [`${findings.length - open} waived`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} unknown`] : []),
    ...(errors.length > 0 ? [counted(errors.length, 'error')] : []),
  ].join(', ');
}

function isolationIn({ isolation, isolationLeftOut }: Verdicts): readonly string[] {
  const names = (those: readonly IsolationVerdict[]) => those.map(({ environment }) => environment).join(', ');
  const proven = isolation.filter((one) => one.proven);
  const others = isolation.filter((one) => !one.proven);
  const more = isolationLeftOut.length - MOST;
  const leftOut = [...isolationLeftOut.slice(0, MOST), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return [
    titled(
      'isolation',
      [
        ...(proven.length === 0 ? [] : [`${styleText('green', 'proven')} for ${names(proven)}`]),
        ...(others.length === 0 ? [] : [`${styleText('red', 'not proven')} for ${names(others)}`]),
        ...(isolationLeftOut.length === 0 ? [] : [`${isolationLeftOut.length} not looked at`]),
      ].join(', '),
    ),
    ...others.map(wayIn),
    ...(isolationLeftOut.length === 0 ? [] : [`  too many to look at here, see \`landfall reach\`: ${leftOut}`]),
  ];
}

function wayIn({ environment, paths, morePaths, unknown }: IsolationVerdict): string {
  const [path] = paths;
  const count = paths.length + morePaths;
  const [open] = unknown;
  const what =
    path === undefined
      ? `${counted(unknown.length, 'thing')} can’t be decided, such as ${open?.template}: ${open?.why}`
      : `${counted(count, 'way')} in, such as from ${path.from.kind} ${path.from.id} by ${path.steps.map(({ action }) => action).join(', ')}`;
  return printable(`  ${environment}: ${what}; see \`landfall reach ${environment}\``);
}

function permissionsIn({ permissions: { verdict, asked, refusals, unknown } }: Verdicts): readonly string[] {
  if (asked === 0) return [];
  const certain = refusals.filter(({ need }) => need === 'certain');
  const { word, style } = PERMISSIONS[verdict];
  const counts = [
    ...(certain.length > 0 ? [`${counted(certain.length, 'call')} will be denied`] : []),
    ...(unknown.length > 0 ? [`${counted(unknown.length, 'thing')} can’t be decided`] : []),
    `${counted(asked, 'call')} looked at`,
  ];
  const lines = certain.map(({ action, resource, type, stack, role, because }) => {
    const reasons = because.map(reasonIn);
    return `  ${action} for ${resource} (${type}) of ${stack}, as ${role}: ${reasons.join('; ')}`;
  });
  return [
    titled('permissions', `${styleText(style, word)}: ${counts.join(', ')}`),
    ...shortened(lines.map(printable), 'landfall plan --json'),
    ...shortened([...new Set(unknown.map(({ type, why }) => printable(`  ${type}: ${why}`)))], 'landfall plan --json'),
  ];
}

/** The statement, where it is, and what it does. */
function reasonIn({ policy, layer, sid, statement, template, resource, level, why }: Reason): string {
  const place = [
    sid ?? (statement === undefined ? undefined : `statement ${statement}`),
    template === undefined ? undefined : `${template}${resource === undefined ? '' : `, ${resource}`}`,
    level === undefined ? undefined : `attached to ${level}`,
  ].filter((part) => part !== undefined);
  return `${policy ?? layer}${place.length === 0 ? '' : ` (${place.join(', ')})`}: ${why}`;
}

function shortened(lines: readonly string[], all: string): readonly string[] {
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST), `  and ${lines.length - MOST} more: see \`${all}\``];
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
