import type { Occurrence } from '../../cloud/index.ts';
import type { Plan } from '../../plan/index.ts';

/** What a rehearsal doesn't exercise, each thing counted and named. Undefined where the target does everything as AWS does. */
export function renderRehearsal({ caveats, standIns, ignored }: Plan['rehearsal'], gaps: readonly Occurrence[] = []): string | undefined {
  if (caveats.length + standIns.length + ignored.length + gaps.length === 0) return undefined;
  return [
    'What this rehearsal did not exercise',
    ...caveats.map((caveat) => `  · ${caveat}`),
    ...explained('resources replaced by a stand-in', standIns),
    ...explained('calls answered by a gap of the front door', gaps),
    ...named('properties that are sent but have no effect', ignored),
  ].join('\n');
}

function explained(what: string, occurrences: readonly Occurrence[]): readonly string[] {
  if (occurrences.length === 0) return [];
  return [`  ${total(occurrences)} ${what}:`, ...occurrences.map(({ name, count, why }) => `  · ${name} ×${count}: ${why}`)];
}

/** Their reason is the same, so one line for each type names them all. */
function named(what: string, occurrences: readonly Occurrence[]): readonly string[] {
  if (occurrences.length === 0) return [];
  const byType = Map.groupBy(occurrences, ({ name }) => name.split(' ')[0] ?? '');
  const lines = [...byType].map(([type, group]) => {
    const properties = group.map(({ name, count }) => `${name.slice(type.length + 1)} ×${count}`);
    return `  · ${type}: ${properties.join(', ')}`;
  });
  return [`  ${total(occurrences)} ${what}:`, ...lines];
}

function total(occurrences: readonly Occurrence[]): number {
  return occurrences.reduce((sum, { count }) => sum + count, 0);
}
