import { GROUPS } from '../access/grants.ts';
import { inParallel } from '../calls.ts';
import { differences } from '../differences.ts';
import { anywhere, NOTHING, type Kind } from '../kind.ts';
import { READS_AT_ONCE, type Look } from '../look.ts';
import { marked, notOurs, ownerByMark } from '../ownership.ts';
import type { DesiredGroup, SeenGroup } from '../structure/people.ts';
import { identityCenter } from './identity-center.ts';

export function groupName(project: string, group: string): string {
  return `${project}-${group}`;
}

/** Groups of people, found by name. All access goes through them. */
export const groups: Kind<DesiredGroup, SeenGroup> = {
  ...NOTHING,
  kind: 'group',
  title: 'groups',
  permissions: anywhere(
    'identitystore:CreateGroup',
    'identitystore:DeleteGroup',
    'identitystore:DescribeGroup',
    'identitystore:GetGroupId',
  ),
  quotas: [],
  desired: ({ name }) => GROUPS.map((group) => ({ name: groupName(name, group) })),
  async observe(look) {
    const [center] = await look.of(identityCenter);
    if (center === undefined) return [];
    const found = await inParallel(look.desired.groups, READS_AT_ONCE, ({ name }) => seeGroup(look, center.identityStoreId, name));
    return found.flatMap((group) => group ?? []);
  },
  problems: ({ project }, observed) =>
    observed.groups
      .filter(({ owner }) => owner !== project)
      .map(({ name, owner }) => ({
        path: 'organization.access',
        message: `group ${name} ${notOurs(owner)}`,
        fix: 'Rename that group, or the project.',
      })),
  compare: (desired, observed) => differences({ kind: 'group', desired: desired.groups, seen: observed.groups, name: ({ name }) => name }),
  async apply({ name }, { call, clients, desired, ids }) {
    const { GroupId } = await call(`call CreateGroup ${name}`, () =>
      clients.identityStore.createGroup({
        IdentityStoreId: ids.identityCenter().identityStoreId,
        DisplayName: name,
        Description: marked('Members are those of the project file', desired.project),
      }),
    );
    ids.groups.set(name, GroupId ?? '');
  },
  async remove({ name }, { call, clients, ids }) {
    await call(
      `call DeleteGroup ${name}`,
      () => clients.identityStore.deleteGroup({ IdentityStoreId: ids.identityCenter().identityStoreId, GroupId: ids.group(name) }),
      { expect: ['ResourceNotFoundException'] },
    );
  },
};

async function seeGroup({ call, clients }: Look, store: string, name: string): Promise<SeenGroup | undefined> {
  const found = await call(
    `call GetGroupId ${name}`,
    () =>
      clients.identityStore.getGroupId({
        IdentityStoreId: store,
        AlternateIdentifier: { UniqueAttribute: { AttributePath: 'displayName', AttributeValue: name } },
      }),
    { expect: ['ResourceNotFoundException'] },
  );
  const id = found?.GroupId;
  if (id === undefined) return undefined;
  const { Description } = await call(`call DescribeGroup ${name}`, () =>
    clients.identityStore.describeGroup({ IdentityStoreId: store, GroupId: id }),
  );
  return { name, id, owner: ownerByMark(Description) };
}
