import type { AccountKey } from '../assembly/index.ts';
import type { AccountAccess } from '../cloud/index.ts';
import { LandfallError, type Report } from '../report/index.ts';
import { calling, type Wait } from './calls.ts';
import { clientsOf } from './clients.ts';
import { compareOrganization } from './compare.ts';
import type { Kind, KindName, OrganizationChange } from './kind.ts';
import { accounts } from './kinds/accounts.ts';
import { assignments } from './kinds/assignments.ts';
import { attachments } from './kinds/attachments.ts';
import { groups } from './kinds/groups.ts';
import { consoleOf, identityCenter } from './kinds/identity-center.ts';
import { memberships } from './kinds/memberships.ts';
import { organization } from './kinds/organization.ts';
import { permissionSets } from './kinds/permission-sets.ts';
import { policies } from './kinds/policies.ts';
import { policyTypes } from './kinds/policy-types.ts';
import { trustedAccess } from './kinds/trusted-access.ts';
import { units } from './kinds/units.ts';
import { users } from './kinds/users.ts';
import { observeOrganization } from './observed.ts';
import { ROW, sideBySide, stage, stagesOf } from './stage.ts';
import type { DesiredOrganization, ObservedOrganization } from './structure/index.ts';
import { Ids, type Work } from './work.ts';

export interface ApplyRequest {
  readonly desired: DesiredOrganization;
  /** The management account's. */
  readonly access: AccountAccess;
  readonly report: Report;
  /** Passes time between tries; a test passes none. */
  readonly wait?: Wait;
}

export interface AppliedOrganization {
  /** The management account's id and those of all environments. */
  readonly accounts: Readonly<Record<AccountKey, string>>;
  /** What was changed. */
  readonly changes: readonly OrganizationChange[];
  /** What only a person can do, and what waits for it: to be thrown once everything else is done. */
  readonly handSteps: readonly LandfallError[];
}

/** Writes at once, by kind. Organizations makes changes one after the other and refuses some of what comes meanwhile, which is tried again. */
const AT_ONCE: Partial<Record<KindName, number>> = {
  'policy-type': 1,
  // Each level needs the one above it.
  unit: 1,
  // AWS refuses two creations at once.
  account: 1,
  policy: 3,
  attachment: 3,
  user: 5,
  group: 5,
  membership: 5,
  'permission-set': 4,
  // Of the 15 that Identity Center takes (https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html), some are left to others.
  assignment: 8,
};

const pause: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Makes the account structure as wanted. What is there is read first and only what differs is changed, so a run that was interrupted is
 * finished by the next. Throws `ProblemsError` before the first change where something is in the way.
 */
export async function applyOrganization({ desired, access, report, wait = pause }: ApplyRequest): Promise<AppliedOrganization> {
  const call = calling(wait);
  const clients = await clientsOf(access, desired.region);
  let observed = await observeOrganization(access, desired, wait);
  let changes = compareOrganization(desired, observed);
  report.emit({ type: 'account', account: ROW, steps: stagesOf(changes) });
  const working = (seen: ObservedOrganization): Work => ({ desired, observed: seen, clients, call, wait, ids: new Ids(seen, access.id) });

  const making = changes.filter(({ kind }) => kind === 'organization');
  if (making.length > 0) {
    await stage(organization, making, { work: working(observed), report, limit: 1 });
    // Root, policy types and Identity Center exist only now.
    observed = await observeOrganization(access, desired, wait);
    changes = compareOrganization(desired, observed);
  }

  const work = working(observed);
  const handSteps: LandfallError[] = [];
  const run = (kind: Kind<unknown, unknown>, action: 'ensure' | 'delete' = 'ensure'): Promise<void> =>
    stage(
      kind,
      changes.filter((change) => (change.action === 'delete') === (action === 'delete')),
      { work, report, limit: AT_ONCE[kind.kind] ?? 4 },
    );

  const structure = async (): Promise<void> => {
    await run(policyTypes);
    await run(trustedAccess);
    await run(units);
    await run(policies);
    await run(attachments);
    // Guardrails are in place before an account comes under them.
    await run(accounts);
    await run(attachments, 'delete');
    await run(policies, 'delete');
  };
  const people = async (): Promise<void> => {
    if (observed.identityCenter.length === 0) {
      handSteps.push(...(await missingIdentityCenter(changes, work)));
      return;
    }
    // Revoked first.
    await run(memberships, 'delete');
    await run(assignments, 'delete');
    await sideBySide(run(users), run(groups), run(permissionSets));
    await run(memberships);
    await run(permissionSets, 'delete');
  };
  await sideBySide(structure(), people());
  if (handSteps.length === 0) await run(assignments);
  if (handSteps.length === 0) tellOfNewPeople(changes, desired, report);
  for (const { message, fix } of handSteps) report.emit({ type: 'warning', text: message, ...(fix === undefined ? {} : { fix }) });
  return { accounts: Object.fromEntries(work.ids.accounts), changes, handSteps };
}

async function missingIdentityCenter(changes: readonly OrganizationChange[], work: Work): Promise<readonly LandfallError[]> {
  const change = changes.find(({ kind }) => kind === identityCenter.kind);
  if (change === undefined) return [];
  try {
    await identityCenter.apply(change, work);
    return [];
  } catch (error) {
    if (error instanceof LandfallError) return [error];
    throw error;
  }
}

/** AWS invites nobody who was made by a call. */
function tellOfNewPeople(changes: readonly OrganizationChange[], { region }: DesiredOrganization, report: Report): void {
  const people = changes.filter(({ kind }) => kind === users.kind).map(({ name }) => name);
  if (people.length === 0) return;
  report.emit({
    type: 'note',
    text:
      `new in Identity Center: ${people.join(', ')}; so that they can set a password, ` +
      `"Send email OTP for users created from API" has to be on in its settings (${consoleOf(region)})`,
  });
}
