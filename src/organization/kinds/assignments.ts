import { MANAGEMENT } from '../../project/index.ts';
import { LandfallError } from '../../report/index.ts';
import { grantsOf } from '../access/grants.ts';
import { inParallel, pages, until, type Wait } from '../calls.ts';
import { differences } from '../differences.ts';
import { anywhere, NOTHING, type Kind, type Permission } from '../kind.ts';
import { READS_AT_ONCE } from '../look.ts';
import type { Assignment, SeenAssignment } from '../structure/access.ts';
import { accounts } from './accounts.ts';
import { groupName, groups } from './groups.ts';
import { identityCenter } from './identity-center.ts';
import { permissionSets } from './permission-sets.ts';

const nameOf = ({ group, permissionSet, account }: Assignment): string => `${group} as ${permissionSet} in ${account}`;

/** Roles of permission sets in the management account are made with the caller's own permissions, as AWS's guide for that account says. */
const ROLES_IN_MANAGEMENT: readonly Permission[] = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:GetRole',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'iam:PutRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
].map((action) => ({ action, resource: 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*' }));

/** Who has which access where. Whatever else is assigned to a group of ours is taken away. */
export const assignments: Kind<Assignment, SeenAssignment> = {
  ...NOTHING,
  kind: 'assignment',
  title: 'assignments',
  permissions: [
    ...anywhere(
      'sso:CreateAccountAssignment',
      'sso:DeleteAccountAssignment',
      'sso:DescribeAccountAssignmentCreationStatus',
      'sso:DescribeAccountAssignmentDeletionStatus',
      'sso:ListAccountAssignmentsForPrincipal',
    ),
    ...ROLES_IN_MANAGEMENT,
    { action: 'iam:GetSAMLProvider', resource: 'arn:aws:iam::*:saml-provider/AWSSSO_*' },
  ],
  quotas: [],
  desired: (project) =>
    grantsOf(project).map(({ group, role, account }) => ({
      group: groupName(project.name, group),
      permissionSet: `${project.name}-${role.name}`,
      account,
    })),
  async observe(look) {
    const [[center], seenGroups, sets, seenAccounts] = await Promise.all([
      look.of(identityCenter),
      look.of(groups),
      look.of(permissionSets),
      look.of(accounts),
    ]);
    if (center === undefined) return [];
    const setNames = new Map(sets.map(({ arn, name }) => [arn, name]));
    const keys = new Map([[look.caller, MANAGEMENT], ...seenAccounts.map(({ id, key }) => [id, key] as const)]);
    const ours = seenGroups.filter(({ owner }) => owner === look.desired.project);
    const found = await inParallel(ours, READS_AT_ONCE, async ({ id, name }) => {
      const all = await pages(async (token) => {
        const answer = await look.call(`call ListAccountAssignmentsForPrincipal ${name}`, () =>
          look.clients.sso.listAccountAssignmentsForPrincipal({
            InstanceArn: center.instanceArn,
            PrincipalId: id,
            PrincipalType: 'GROUP',
            NextToken: token,
          }),
        );
        return { items: answer.AccountAssignments, next: answer.NextToken };
      });
      return all.map(({ AccountId = '', PermissionSetArn = '' }) => ({
        group: name,
        permissionSet: setNames.get(PermissionSetArn) ?? PermissionSetArn,
        account: keys.get(AccountId) ?? AccountId,
        accountId: AccountId,
        permissionSetArn: PermissionSetArn,
      }));
    });
    return found.flat();
  },
  compare: (desired, observed) =>
    differences<Assignment, SeenAssignment>({
      kind: 'assignment',
      desired: desired.assignments,
      seen: observed.assignments,
      name: nameOf,
      account: ({ account }) => account,
    }),
  async apply({ name }, { call, clients, desired, ids, wait }) {
    const wanted = desired.assignments.find((assignment) => nameOf(assignment) === name);
    if (wanted === undefined) return;
    const { instanceArn: InstanceArn } = ids.identityCenter();
    const { AccountAssignmentCreationStatus: first } = await call(
      `call CreateAccountAssignment ${name}`,
      () =>
        clients.sso.createAccountAssignment({
          InstanceArn,
          TargetId: ids.account(wanted.account),
          TargetType: 'AWS_ACCOUNT',
          PermissionSetArn: ids.permissionSet(wanted.permissionSet),
          PrincipalType: 'GROUP',
          PrincipalId: ids.group(wanted.group),
        }),
      // Another assignment of the same account or permission set is at work; or the group was made a moment ago.
      { passing: ['ConflictException', 'ResourceNotFoundException'] },
    );
    await ended(name, first, wait, async (id) => {
      const answer = await call(`call DescribeAccountAssignmentCreationStatus ${name}`, () =>
        clients.sso.describeAccountAssignmentCreationStatus({ InstanceArn, AccountAssignmentCreationRequestId: id }),
      );
      return answer.AccountAssignmentCreationStatus;
    });
  },
  async remove({ name }, { call, clients, ids, observed, wait }) {
    const seen = observed.assignments.find((assignment) => nameOf(assignment) === name);
    if (seen === undefined) return;
    const { instanceArn: InstanceArn } = ids.identityCenter();
    const started = await call(
      `call DeleteAccountAssignment ${name}`,
      () =>
        clients.sso.deleteAccountAssignment({
          InstanceArn,
          TargetId: seen.accountId,
          TargetType: 'AWS_ACCOUNT',
          PermissionSetArn: seen.permissionSetArn,
          PrincipalType: 'GROUP',
          PrincipalId: ids.group(seen.group),
        }),
      { expect: ['ResourceNotFoundException'], passing: ['ConflictException'] },
    );
    await ended(name, started?.AccountAssignmentDeletionStatus, wait, async (id) => {
      const answer = await call(`call DescribeAccountAssignmentDeletionStatus ${name}`, () =>
        clients.sso.describeAccountAssignmentDeletionStatus({ InstanceArn, AccountAssignmentDeletionRequestId: id }),
      );
      return answer.AccountAssignmentDeletionStatus;
    });
  },
};

interface Progress {
  readonly Status?: string | undefined;
  readonly RequestId?: string | undefined;
  readonly FailureReason?: string | undefined;
}

async function ended(
  name: string,
  first: Progress | undefined,
  wait: Wait,
  ask: (requestId: string) => Promise<Progress | undefined>,
): Promise<void> {
  const failure = (why: string): LandfallError =>
    new LandfallError('AssignmentFailed', `access "${name}" could not be changed: ${why}`, {
      fault: 'cloud',
      fix: 'Remove the reason that AWS names, then run the command again.',
    });
  if (first === undefined) return;
  let latest: Progress | undefined = first;
  const last = await until(
    async () => {
      if (latest?.Status !== 'IN_PROGRESS') return latest ?? {};
      latest = await ask(first.RequestId ?? '');
      return latest?.Status === 'IN_PROGRESS' ? undefined : (latest ?? {});
    },
    { wait, minutes: 15, overdue: () => failure('it is still in progress after 15 minutes') },
  );
  if (last.Status === 'FAILED') throw failure(last.FailureReason ?? 'no reason given');
}
