import { renderRehearsal } from '../../src/cli/render/index.ts';
import type { Occurrence } from '../../src/cloud/index.ts';
import type { Observation, Prepared } from '../../src/plan/index.ts';

/** What a rehearsal made, and what it didn't exercise. */
export function summarize({ prepared, observation, caveats, gaps, seconds }: Summary): string {
  const { organization } = observation;
  const stacks = [...observation.stacks.values()].flatMap((each) => [...each.values()]);
  const resources = Object.values(prepared.facts.counts)
    .flatMap((counts) => Object.values(counts))
    .reduce((sum, count) => sum + count, 0);
  const { standIns, ignored } = prepared.facts;
  const rehearsal = renderRehearsal({ caveats, standIns, ignored }, gaps);
  const rows: readonly (readonly [string, string])[] = [
    ['accounts', `${Object.keys(observation.accounts).length}: ${Object.keys(observation.accounts).join(', ')}`],
    ['units', organization.units.map(({ path }) => path).join(', ')],
    ['policies', `${organization.policies.map(({ name }) => name).join(', ')} (${organization.attachments.length} attachments)`],
    [
      "people's access",
      `${organization.users.length} people, ${organization.groups.length} groups, ${organization.permissionSets.length} permission sets, ${organization.assignments.length} assignments`,
    ],
    ['stacks', `${stacks.length}, with ${resources} resources beside the bootstraps'`],
    ['stand-ins', counted(standIns)],
    ['gaps', counted(gaps)],
    ['ignored', counted(ignored)],
    ['seconds', seconds.toFixed(1)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ...(rehearsal === undefined ? [] : ['', rehearsal])].join(
    '\n',
  );
}

export interface Summary {
  readonly prepared: Prepared;
  readonly observation: Observation;
  readonly caveats: readonly string[];
  /** Calls that the front door answered itself. */
  readonly gaps: readonly Occurrence[];
  readonly seconds: number;
}

function counted(occurrences: readonly Occurrence[]): string {
  return `${occurrences.reduce((sum, { count }) => sum + count, 0)} of ${occurrences.length} kinds, named below`;
}
