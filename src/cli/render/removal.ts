import { styleText } from 'node:util';

import { type DataResource, type KeptThing, type RemovalPlan, type Removed, isDown } from '../../delivery/index.ts';
import type { Change } from '../../report/index.ts';

/** What a `down` would do, for people. */
export function renderRemoval(plan: RemovalPlan): string {
  const { project, target, changes, lost, deleted, kept, notes } = plan;
  if (isDown(plan)) return [`Nothing to remove: ${project} on ${target} is down.`, ...renderKept(kept)].join('\n\n');
  const sections = [...Map.groupBy(changes, ({ account }) => account ?? 'organization')].map(
    ([title, group]) => `${styleText('bold', title)}\n${group.map(renderChange).join('\n')}`,
  );
  return [
    `What goes of ${project} on ${target}`,
    ...sections,
    ...renderLost(lost),
    ...(deleted.length === 0 ? [] : [styleText('red', `${deleted.length} of these are data that was protected, and named to be deleted.`)]),
    ...renderKept(kept),
    ...notes.map((note) => `${styleText('yellow', 'note')}: ${note}`),
    totals(changes, lost),
  ].join('\n\n');
}

/** What a `down` came to, for people. */
export function renderRemoved(project: string, { stacks, kept, notes }: Removed): string {
  return [
    `${project} is down${stacks === 0 ? '' : `: ${count(stacks, 'stack')} removed`}.`,
    ...renderKept(kept),
    ...(notes.length === 0 ? [] : [[styleText('bold', 'Not gone at once'), ...notes.map((note) => `  ${note}`)].join('\n')]),
  ].join('\n\n');
}

function renderChange({ kind, name, region, counts, reason }: Change): string {
  const resources =
    counts === undefined
      ? undefined
      : count(
          Object.values(counts).reduce((sum, each) => sum + each, 0),
          'resource',
        );
  const facts = [region, resources, reason].filter((fact) => fact !== undefined).join(', ');
  return `  ${styleText('red', '-')} ${kind.padEnd(14)} ${name}${facts === '' ? '' : styleText('dim', `  ${facts}`)}`;
}

/** By account and type: a development environment is taken down without reading forty names; all of them stand in the JSON. */
function renderLost(lost: readonly DataResource[]): readonly string[] {
  if (lost.length === 0) return [];
  const lines = [...Map.groupBy(lost, ({ account }) => account)].flatMap(([account, ofAccount]) =>
    [...Map.groupBy(ofAccount, ({ type, reason }) => `${type} ${reason}`).values()].map((group) => {
      const { type = '', reason = '' } = group[0] ?? {};
      const names = group.length > 2 ? count(group.length, 'of them') : group.map(({ physicalId }) => physicalId).join(', ');
      return `  ${account.padEnd(12)} ${type.padEnd(26)} ${names}${styleText('dim', `  ${reason}`)}`;
    }),
  );
  return [[styleText('bold', 'Data that is lost'), ...lines].join('\n')];
}

function renderKept({ data, things }: RemovalPlan['kept']): readonly string[] {
  if (data.length + things.length === 0) return [];
  return [[styleText('bold', 'What stays'), ...renderKeptData(data), ...renderThings(things)].join('\n')];
}

/** Each by its name, as somebody will have to find it; what is the same for many is said once. */
function renderKeptData(data: readonly DataResource[]): readonly string[] {
  if (data.length === 0) return [];
  const groups = Map.groupBy(data, ({ account, accountId, region, reason }) => `${account} (${accountId}), ${region}: ${reason}`);
  const environments = [...new Set(data.map(({ account }) => account))].join(' ');
  return [
    ...[...groups].flatMap(([where, group]) => [
      `  ${styleText('dim', where)}`,
      ...group.map(({ type, physicalId }) => `    ${type.padEnd(26)} ${physicalId}`),
    ]),
    `  ${styleText('dim', `\`landfall down --delete-data ${environments}\` deletes these as well`)}`,
  ];
}

/** Things that stay for the same reason share a line. */
function renderThings(things: readonly KeptThing[]): readonly string[] {
  return [...Map.groupBy(things, ({ kind, reason }) => `${kind} ${reason}`).values()].map((group) => {
    const { kind = '', reason = '' } = group[0] ?? {};
    return `  ${kind.padEnd(26)} ${group.map(({ name }) => name).join(', ')}${styleText('dim', `  ${reason}`)}`;
  });
}

function totals(changes: readonly Change[], lost: readonly DataResource[]): string {
  const stacks = changes.filter(({ kind }) => kind === 'stack' || kind === 'bootstrap').length;
  const others = changes.length - stacks;
  const parts = [...(stacks > 0 ? [count(stacks, 'stack')] : []), ...(others > 0 ? [count(others, 'other thing')] : [])];
  const line = `${parts.join(' and ')} to remove.`;
  return lost.length === 0 ? line : `${line} ${styleText('red', `What goes with them holds data: ${count(lost.length, 'resource')}.`)}`;
}

function count(number: number, noun: string): string {
  return `${number} ${number === 1 || noun === 'of them' ? noun : `${noun}s`}`;
}
