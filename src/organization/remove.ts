import type { ApplyRequest } from './apply.ts';
import { calling, inParallel, pages, type Wait } from './calls.ts';
import { clientsOf } from './clients.ts';
import { checkLimits } from './desired.ts';
import type { Kind, OrganizationChange } from './kind.ts';
import { assignments } from './kinds/assignments.ts';
import { attachments } from './kinds/attachments.ts';
import { groups } from './kinds/groups.ts';
import { memberships } from './kinds/memberships.ts';
import { permissionSets } from './kinds/permission-sets.ts';
import { policies } from './kinds/policies.ts';
import { units } from './kinds/units.ts';
import { observeOrganization } from './observed.ts';
import { ROW, stage, stagesOf } from './stage.ts';
import type { DesiredOrganization, ObservedOrganization } from './structure/index.ts';
import { Ids, type Work } from './work.ts';

/** Something of the project that stays, and why. */
export interface KeptThing {
  readonly kind: string;
  readonly name: string;
  readonly reason: string;
}

export interface Removal {
  /** In the order in which it is taken away. */
  readonly changes: readonly OrganizationChange[];
  readonly kept: readonly KeptThing[];
}

const pause: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * What taking the project out of the organization would do: people's access and the guardrails go, accounts and what else may be used by
 * others stay. Units are told apart only when they are empty, which `removeOrganization` looks at.
 */
export function planRemoval(desired: DesiredOrganization, observed: ObservedOrganization): Removal {
  checkLimits(desired);
  const nothing: DesiredOrganization = {
    ...desired,
    policyTypes: [],
    trustedServices: [],
    policies: [],
    attachments: [],
    users: [],
    groups: [],
    memberships: [],
    permissionSets: [],
    assignments: [],
  };
  const ours: ObservedOrganization = {
    ...observed,
    groups: observed.groups.filter(({ owner }) => owner === desired.project),
    policies: observed.policies.filter(({ owner }) => owner === desired.project),
  };
  const deletions = [assignments, memberships, permissionSets, groups, attachments, policies].flatMap((kind) =>
    kind.compare(nothing, ours).filter(({ action }) => action === 'delete'),
  );
  return {
    changes: deletions,
    kept: [
      ...observed.accounts.map(({ name, id }) => ({
        kind: 'account',
        name: `${name} (${id})`,
        reason: 'Landfall closes no account',
      })),
      ...observed.users.map(({ email }) => ({ kind: 'user', name: email, reason: 'the person may use other things' })),
      ...observed.trustedServices
        .filter(({ principal }) => desired.trustedServices.some((wanted) => wanted.principal === principal))
        .map(({ principal }) => ({ kind: 'trusted-access', name: principal, reason: 'other projects of the organization may need it' })),
      ...observed.policyTypes
        .flatMap(({ enabled }) => enabled)
        .filter((type) => desired.policyTypes.some((wanted) => wanted.type === type))
        .map((type) => ({ kind: 'policy-type', name: type, reason: 'other projects of the organization may need it' })),
      ...observed.organization.map(({ id }) => ({ kind: 'organization', name: id, reason: 'it holds the accounts' })),
    ],
  };
}

/** Takes away what `applyOrganization` made, and says what stays and why. Applying again afterwards brings all of it back. */
export async function removeOrganization({ desired, access, report, wait = pause }: ApplyRequest): Promise<Removal> {
  const call = calling(wait);
  const clients = await clientsOf(access, desired.region);
  const observed = await observeOrganization(access, desired, wait);
  const { changes, kept } = planRemoval(desired, observed);
  report.emit({ type: 'account', account: ROW, steps: stagesOf(changes) });
  const work: Work = { desired, observed, clients, call, wait, ids: new Ids(observed, access.id) };
  const run = (kind: Kind<unknown, unknown>, of = changes): Promise<void> => stage(kind, of, { work, report, limit: 4 });

  await run(assignments);
  await run(memberships);
  const sets = changes.filter(({ kind }) => kind === permissionSets.kind);
  const shared = (await inParallel(sets, 4, (change) => removeUnused(change, (only) => run(permissionSets, only)))).flat();
  await run(groups);
  await run(attachments);
  await run(policies);
  const emptied = await removeUnits(work, (removed) => run(units, removed));
  const stays = new Set(shared.map(({ name }) => name));
  return {
    changes: [...changes.filter(({ kind, name }) => kind !== permissionSets.kind || !stays.has(name)), ...emptied.removed],
    kept: [...emptied.kept, ...shared, ...kept],
  };
}

/** Deletes a permission set, unless somebody assigned it by hand to somebody else: AWS deletes none that is in use. */
async function removeUnused(
  change: OrganizationChange,
  run: (changes: readonly OrganizationChange[]) => Promise<void>,
): Promise<readonly KeptThing[]> {
  try {
    await run([change]);
    return [];
  } catch (error) {
    if (!(error instanceof Error && error.cause instanceof Error && error.cause.name === 'ConflictException')) throw error;
    return [{ kind: change.kind, name: change.name, reason: "it is assigned to somebody whom the project doesn't know" }];
  }
}

/** Deletes the units of ours that hold nothing, from the deepest up. */
async function removeUnits(
  work: Work,
  remove: (changes: readonly OrganizationChange[]) => Promise<void>,
): Promise<{ readonly removed: readonly OrganizationChange[]; readonly kept: readonly KeptThing[] }> {
  const { call, clients, desired, observed } = work;
  const removed: OrganizationChange[] = [];
  const kept: KeptThing[] = [];
  const ours = observed.units.filter(({ owner }) => owner === desired.project);
  for (const { id, path } of ours.toSorted((one, other) => other.path.split('/').length - one.path.split('/').length)) {
    const [accountsInIt, unitsInIt] = await Promise.all(
      (['ACCOUNT', 'ORGANIZATIONAL_UNIT'] as const).map(async (ChildType) =>
        pages(async (token) => {
          const answer = await call(`call ListChildren ${path}`, () =>
            clients.organizations.listChildren({ ParentId: id, ChildType, NextToken: token }),
          );
          return { items: answer.Children, next: answer.NextToken };
        }),
      ),
    );
    if ((accountsInIt?.length ?? 0) > 0) kept.push({ kind: 'unit', name: path, reason: 'it holds accounts' });
    else if ((unitsInIt?.length ?? 0) > 0) kept.push({ kind: 'unit', name: path, reason: 'it holds units that stay' });
    else {
      const change = { action: 'delete' as const, kind: 'unit' as const, name: path };
      await remove([change]);
      removed.push(change);
    }
  }
  return { removed, kept };
}
