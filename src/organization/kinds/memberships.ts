import type { AccessGroup } from '../../project/index.ts';
import { inParallel, pages } from '../calls.ts';
import { differences } from '../differences.ts';
import { anywhere, NOTHING, type Kind } from '../kind.ts';
import { READS_AT_ONCE, type Look } from '../look.ts';
import type { Membership, SeenGroup, SeenMembership } from '../structure/people.ts';
import { groupName, groups } from './groups.ts';
import { identityCenter } from './identity-center.ts';
import { users } from './users.ts';

const nameOf = ({ group, user }: Membership): string => `${user} in ${group}`;

/** Who is in which group: exactly whom the project file names. Taking somebody out is how access is revoked. */
export const memberships: Kind<Membership, SeenMembership> = {
  ...NOTHING,
  kind: 'membership',
  title: 'memberships',
  permissions: anywhere(
    'identitystore:CreateGroupMembership',
    'identitystore:DeleteGroupMembership',
    'identitystore:DescribeUser',
    'identitystore:ListGroupMemberships',
  ),
  quotas: [],
  desired: ({ name, organization: { access } }) =>
    (Object.keys(access) as AccessGroup[]).flatMap((group) =>
      [...new Set(access[group].map((email) => email.toLowerCase()))].map((user) => ({ group: groupName(name, group), user })),
    ),
  async observe(look) {
    const [seenGroups, seenUsers, [center]] = await Promise.all([look.of(groups), look.of(users), look.of(identityCenter)]);
    if (center === undefined) return [];
    const emails = new Map(seenUsers.map(({ id, email }) => [id, email]));
    const ours = seenGroups.filter(({ owner }) => owner === look.desired.project);
    const members = await inParallel(ours, READS_AT_ONCE, (group) => membersOf(look, center.identityStoreId, group));
    return inParallel(members.flat(), READS_AT_ONCE, async ({ group, id, userId }) => ({
      group,
      id,
      user: emails.get(userId) ?? (await userName(look, center.identityStoreId, userId)),
    }));
  },
  compare: (desired, observed) =>
    differences<Membership, SeenMembership>({ kind: 'membership', desired: desired.memberships, seen: observed.memberships, name: nameOf }),
  async apply({ name }, { call, clients, desired, ids }) {
    const wanted = desired.memberships.find((membership) => nameOf(membership) === name);
    if (wanted === undefined) return;
    await call(
      `call CreateGroupMembership ${name}`,
      () =>
        clients.identityStore.createGroupMembership({
          IdentityStoreId: ids.identityCenter().identityStoreId,
          GroupId: ids.group(wanted.group),
          MemberId: { UserId: ids.user(wanted.user) },
        }),
      { expect: ['ConflictException'] },
    );
  },
  async remove({ name }, { call, clients, ids, observed }) {
    const seen = observed.memberships.find((membership) => nameOf(membership) === name);
    if (seen === undefined) return;
    await call(
      `call DeleteGroupMembership ${name}`,
      () => clients.identityStore.deleteGroupMembership({ IdentityStoreId: ids.identityCenter().identityStoreId, MembershipId: seen.id }),
      { expect: ['ResourceNotFoundException'] },
    );
  },
};

async function membersOf({ call, clients }: Look, store: string, { name, id: groupId }: SeenGroup) {
  const members = await pages(async (token) => {
    const answer = await call(`call ListGroupMemberships ${name}`, () =>
      clients.identityStore.listGroupMemberships({ IdentityStoreId: store, GroupId: groupId, NextToken: token }),
    );
    return { items: answer.GroupMemberships, next: answer.NextToken };
  });
  return members.map(({ MembershipId = '', MemberId }) => ({ group: name, id: MembershipId, userId: MemberId?.UserId ?? '' }));
}

async function userName({ call, clients }: Look, store: string, userId: string): Promise<string> {
  const answer = await call(
    `call DescribeUser ${userId}`,
    () => clients.identityStore.describeUser({ IdentityStoreId: store, UserId: userId }),
    {
      expect: ['ResourceNotFoundException'],
    },
  );
  return answer?.UserName ?? userId;
}
