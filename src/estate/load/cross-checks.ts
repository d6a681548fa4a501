import type { Problem } from '../../report/index.ts';
import type { EstateDescription, StackFile } from './estate-file.ts';

/** What a schema can't say: names that must be there, and none of them twice. */
export function crossChecks(estate: EstateDescription): readonly Problem[] {
  return [...twice(estate), ...units(estate), ...strangers(estate), ...templates(estate)];
}

function twice({ accounts }: EstateDescription): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, account] of accounts.entries()) {
    if (seen.has(account.id))
      problems.push({
        path: `accounts[${index}].id`,
        message: `the account ${account.id} is listed twice`,
        fix: 'list it once, with all its stacks',
      });
    seen.add(account.id);
    const stacks = new Set<string>();
    for (const [place, { name, region }] of (account.stacks ?? []).entries()) {
      const key = `${name} in ${region}`;
      if (stacks.has(key))
        problems.push({ path: `accounts[${index}].stacks[${place}]`, message: `the stack ${key} is listed twice`, fix: 'remove one' });
      stacks.add(key);
    }
  }
  return problems;
}

function units({ organization, accounts }: EstateDescription): readonly Problem[] {
  if (organization === undefined) return [];
  const known = new Map((organization.units ?? []).map((unit) => [unit.id, unit.parent]));
  const exists = (id: string) => known.has(id) || id === organization.root;
  const problems: Problem[] = [];
  for (const [index, { id, parent }] of (organization.units ?? []).entries()) {
    const path = `organization.units[${index}].parent`;
    if (!exists(parent)) problems.push({ path, message: `there is no unit ${parent}`, fix: 'name the root or a unit that is listed' });
    else if (circular(id, known))
      problems.push({ path, message: `the unit ${id} is above itself`, fix: 'give it a parent that is not below it' });
  }
  for (const [index, { unit }] of accounts.entries()) {
    if (unit !== undefined && !exists(unit))
      problems.push({
        path: `accounts[${index}].unit`,
        message: `there is no unit ${unit}`,
        fix: 'name the root or a unit that is listed',
      });
  }
  return problems;
}

function circular(id: string, parents: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let unit: string | undefined = id; unit !== undefined; unit = parents.get(unit)) {
    if (seen.has(unit)) return true;
    seen.add(unit);
  }
  return false;
}

function strangers({ access = [], accounts }: EstateDescription): readonly Problem[] {
  const known = new Set(accounts.map(({ id }) => id));
  return access.flatMap(({ account }, index) =>
    known.has(account)
      ? []
      : [
          {
            path: `access[${index}].account`,
            message: `the account ${account} is not in accounts`,
            fix: 'list it, with no stacks if it has none',
          },
        ],
  );
}

/** A template outside the folder would be read from wherever the file says. */
function templates({ accounts }: EstateDescription): readonly Problem[] {
  return accounts.flatMap(({ stacks = [] }, account) =>
    stacks.flatMap(({ template }, stack) =>
      isInside(template)
        ? []
        : [
            {
              path: `accounts[${account}].stacks[${stack}].template`,
              message: `"${template}" is not inside the estate’s folder`,
              fix: 'give a path relative to estate.json, without ..',
            },
          ],
    ),
  );
}

function isInside(template: StackFile['template']): boolean {
  return !/^(?:[\\/]|[A-Za-z]:)/.test(template) && !template.split(/[\\/]/).includes('..');
}
