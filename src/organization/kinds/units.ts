import type { Project, Tier } from '../../project/index.ts';
import { inParallel, pages } from '../calls.ts';
import { differences } from '../differences.ts';
import { anywhere, NOTHING, type Kind } from '../kind.ts';
import { READS_AT_ONCE, type Look } from '../look.ts';
import { notOurs, ownerByTag, PROJECT_TAG, projectTag } from '../ownership.ts';
import type { SeenUnit, Unit } from '../structure/units.ts';
import { policyTypes } from './policy-types.ts';

const BY_TIER: Readonly<Record<Tier, string>> = {
  production: 'workloads/production',
  acceptance: 'workloads/development',
  development: 'workloads/development',
  playground: 'playground',
};

export function unitOf(project: string, tier: Tier): string {
  return `${project}/${BY_TIER[tier]}`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Organizational units, found by their path. One that exists without a mark is adopted if nothing else lives in it. */
export const units: Kind<Unit, SeenUnit> = {
  ...NOTHING,
  kind: 'unit',
  title: 'units',
  permissions: anywhere(
    'organizations:CreateOrganizationalUnit',
    'organizations:DeleteOrganizationalUnit',
    'organizations:ListAccountsForParent',
    'organizations:ListChildren',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListTagsForResource',
    'organizations:TagResource',
  ),
  quotas: [
    { name: 'levels of units', value: 5, source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html' },
    {
      name: 'characters of a unit name',
      value: 128,
      source: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html',
    },
  ],
  desired: ({ name }: Project) =>
    [name, `${name}/workloads`, `${name}/workloads/production`, `${name}/workloads/development`, `${name}/playground`].map((path) => ({
      path,
    })),
  async observe(look) {
    const [root] = await look.of(policyTypes);
    return root === undefined ? [] : unitsBelow(look, root.rootId, '');
  },
  limits: ({ units: wanted }) =>
    wanted
      .filter(({ path }) => path.split('/').length > 5 || nameOf(path).length > 128)
      .map(({ path }) => ({ path: 'units', message: `unit ${path} is deeper than 5 levels or its name is longer than 128 characters` })),
  problems: ({ project }, observed) =>
    observed.units.flatMap(({ path, owner, holds }) => {
      if (owner !== undefined && owner !== project)
        return [{ path: 'units', message: `unit ${path} ${notOurs(owner)}`, fix: 'Rename the project.' }];
      if (holds.length === 0) return [];
      return [
        {
          path: 'units',
          message: `unit ${path} ${notOurs(owner)} and holds ${holds.join(', ')}, on which the guardrails would fall`,
          fix: 'Move them elsewhere, or rename the unit or the project.',
        },
      ];
    }),
  compare: ({ project, units: wanted }, observed) => {
    const paths = new Set(wanted.map(({ path }) => path));
    return differences<Unit, SeenUnit>({
      kind: 'unit',
      desired: wanted,
      // A unit that is no longer wanted stays: it may hold accounts.
      seen: observed.units.filter(({ path }) => paths.has(path)),
      name: ({ path }) => path,
      wanted: () => ({ [`tag ${PROJECT_TAG}`]: project }),
      found: ({ owner }) => ({ [`tag ${PROJECT_TAG}`]: owner }),
    });
  },
  async apply({ action, name }, { call, clients, desired, ids }) {
    const tags = [projectTag(desired.project)];
    if (action === 'update') {
      await call(`call TagResource ${name}`, () => clients.organizations.tagResource({ ResourceId: ids.unit(name), Tags: tags }));
      return;
    }
    const parent = parentOf(name);
    const { OrganizationalUnit } = await call(`call CreateOrganizationalUnit ${name}`, () =>
      clients.organizations.createOrganizationalUnit({
        ParentId: parent === '' ? ids.root() : ids.unit(parent),
        Name: nameOf(name),
        Tags: tags,
      }),
    );
    ids.units.set(name, OrganizationalUnit?.Id ?? '');
  },
  async remove({ name }, { call, clients, ids }) {
    await call(
      `call DeleteOrganizationalUnit ${name}`,
      () => clients.organizations.deleteOrganizationalUnit({ OrganizationalUnitId: ids.unit(name) }),
      {
        expect: ['OrganizationalUnitNotFoundException'],
      },
    );
  },
};

/** The wanted units below one that exists, each level at once. A level on which nothing is wanted isn't looked at. */
async function unitsBelow(look: Look, parentId: string, parent: string): Promise<readonly SeenUnit[]> {
  const { call, clients, desired } = look;
  const wanted = new Map(desired.units.filter(({ path }) => parentOf(path) === parent).map(({ path }) => [nameOf(path), path]));
  if (wanted.size === 0) return [];
  const children = await childUnits(look, parentId);
  const found = children.filter(({ name }) => wanted.has(name));
  const levels = await inParallel(found, READS_AT_ONCE, async ({ id, name }) => {
    const path = wanted.get(name) as string;
    const { Tags } = await call(`call ListTagsForResource ${path}`, () => clients.organizations.listTagsForResource({ ResourceId: id }));
    const owner = ownerByTag(Tags);
    const unit: SeenUnit = { path, id, owner, holds: owner === undefined ? await strangersIn(look, id, path) : [] };
    return [unit, ...(await unitsBelow(look, id, path))];
  });
  return levels.flat();
}

async function childUnits({ call, clients }: Look, parentId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const children = await pages(async (token) => {
    const answer = await call(`call ListOrganizationalUnitsForParent ${parentId}`, () =>
      clients.organizations.listOrganizationalUnitsForParent({ ParentId: parentId, NextToken: token }),
    );
    return { items: answer.OrganizationalUnits, next: answer.NextToken };
  });
  return children.map(({ Id = '', Name = '' }) => ({ id: Id, name: Name }));
}

async function strangersIn(look: Look, id: string, path: string): Promise<readonly string[]> {
  const wantedUnits = new Set(look.desired.units.map((unit) => unit.path));
  const emails = new Set(look.desired.accounts.map(({ email }) => email));
  const [accounts, children] = await Promise.all([accountsIn(look, id), childUnits(look, id)]);
  return [
    ...accounts.filter(({ email }) => !emails.has(email)).map(({ name }) => `account ${name}`),
    ...children.filter(({ name }) => !wantedUnits.has(`${path}/${name}`)).map(({ name }) => `unit ${name}`),
  ];
}

/** Accounts that lie directly in a unit. */
export async function accountsIn(
  { call, clients }: Look,
  unitId: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly email: string }[]> {
  const accounts = await pages(async (token) => {
    const answer = await call(`call ListAccountsForParent ${unitId}`, () =>
      clients.organizations.listAccountsForParent({ ParentId: unitId, NextToken: token }),
    );
    return { items: answer.Accounts, next: answer.NextToken };
  });
  return accounts.map(({ Id = '', Name = '', Email = '' }) => ({ id: Id, name: Name, email: Email.toLowerCase() }));
}
