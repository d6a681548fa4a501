import { styleText } from 'node:util';

import type { Plan } from '../../plan/index.ts';
import type { Change, ChangeAction, PropertyChange, ResourceChange } from '../../report/index.ts';
import { renderVerdicts } from './verdicts.ts';

const MARKS: Readonly<Record<ChangeAction, { readonly mark: string; readonly style: 'green' | 'yellow' | 'red' | 'dim' }>> = {
  create: { mark: '+', style: 'green' },
  update: { mark: '~', style: 'yellow' },
  replace: { mark: '±', style: 'red' },
  delete: { mark: '-', style: 'red' },
  keep: { mark: ' ', style: 'dim' },
};

const LONGEST_VALUE = 60;

/** A plan for people. One line when nothing would change, and the verdicts where it has some. */
export function renderPlan(plan: Plan): string {
  const verdicts = plan.verdicts === undefined ? [] : [renderVerdicts(plan.verdicts)];
  if (plan.changes.length === 0) {
    return [`Nothing would change: ${plan.project} on ${plan.target} is as the project file says.`, ...verdicts].join('\n\n');
  }
  const sections = [...groupByAccount(plan.changes)].map(
    ([title, changes]) => `${styleText('bold', title)}\n${changes.map(renderChange).join('\n')}`,
  );
  return [firstLine(plan), ...sections, totals(plan.changes), ...verdicts].join('\n\n');
}

function firstLine(plan: Plan): string {
  return plan.against === 'empty'
    ? `Plan for ${plan.project} against an empty cloud (${plan.notice ?? 'nothing is there'}): it can be read, not applied.`
    : `Plan for ${plan.project} on ${plan.target}`;
}

function groupByAccount(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  return Map.groupBy(changes, ({ account }) => account ?? 'organization');
}

function renderChange(change: Change): string {
  const { mark, style } = MARKS[change.action];
  const facts = [change.region, resourceCount(change), change.reason].filter((fact) => fact !== undefined);
  const head = `  ${styleText(style, mark)} ${change.kind.padEnd(18)} ${change.name}${facts.length > 0 ? styleText('dim', `  ${facts.join(', ')}`) : ''}`;
  return [
    head,
    ...(change.properties ?? []).filter(saysSomething).map((property) => renderProperty(property, 6)),
    ...(change.resources ?? []).flatMap(renderResource),
  ].join('\n');
}

function resourceCount({ counts }: Change): string | undefined {
  if (counts === undefined) return undefined;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${total} ${total === 1 ? 'resource' : 'resources'}`;
}

function renderResource({ action, type, logicalId, properties }: ResourceChange): string[] {
  const { mark, style } = MARKS[action];
  return [`      ${styleText(style, mark)} ${type} ${logicalId}`, ...properties.map((property) => renderProperty(property, 10))];
}

/** What is new and empty needs no line. */
function saysSomething({ before, after }: PropertyChange): boolean {
  return before !== undefined || !(Array.isArray(after) && after.length === 0);
}

function renderProperty({ path, before, after }: PropertyChange, indent: number): string {
  return `${' '.repeat(indent)}${path}: ${show(before)} → ${show(after)}`;
}

function show(value: unknown): string {
  const text = value === undefined ? '(none)' : (JSON.stringify(value) ?? '(none)');
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

function totals(changes: readonly Change[]): string {
  const count = (...actions: readonly ChangeAction[]) => changes.filter(({ action }) => actions.includes(action)).length;
  const lost =
    count('delete') +
    changes
      .flatMap(({ resources = [] }) => resources)
      .filter(({ action, type }) => type !== 'Output' && (action === 'replace' || action === 'delete')).length;
  const line = `${count('create')} to create, ${count('update', 'replace')} to update, ${count('delete')} to delete.`;
  return lost > 0 ? `${line} ${styleText('red', `${lost} of these replace or delete something that exists.`)}` : line;
}
