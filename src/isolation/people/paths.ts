import type { Doubt, Hold, Passage } from '../edge.ts';
import { wholeAccount } from '../holds.ts';
import type { World } from '../world.ts';
import { type Assignment, assignmentsOf } from './assignments.ts';
import { type Beyond, beyondConfiguration } from './only-configuration.ts';

/** The role that Identity Center makes of a permission set in an account; its end and its region are AWS's to choose. */
export function permissionSetHold(account: string, set: string): Extract<Hold, { kind: 'principal' }> {
  return {
    kind: 'principal',
    account,
    arn: `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/<unknown>/AWSReservedSSO_${set}_<unknown>`,
    of: 'permission-set',
  };
}

/**
 * People who have a permission set in one account and another one in a trusted account or the target that allows more than to read
 * configuration. Whoever has taken over the one may have their session, their machine or their word, and so the other.
 */
export function* peoplePassages(world: World): Generator<Passage | Doubt> {
  const { assignments, doubts } = assignmentsOf(world);
  yield* doubts;
  for (const to of assignments) {
    const standing = world.standing(to.account);
    if (standing !== 'target' && standing !== 'trusted') continue;
    const beyond = beyondConfiguration(to.permissionSet);
    if (beyond === undefined) continue;
    for (const from of assignments) {
      if (from.account === to.account) continue;
      // Among trusted accounts nobody is an attacker yet; into the target, everybody's other account counts.
      if (standing === 'trusted' && world.standing(from.account) !== 'attacker') continue;
      yield* between(from, to, beyond, standing === 'trusted');
    }
  }
}

function* between(from: Assignment, to: Assignment, beyond: Beyond, isTrusted: boolean): Generator<Passage | Doubt> {
  const shared = sharedBy(from, to);
  if (shared === undefined) return;
  const role = permissionSetHold(to.account, to.permissionSet.name);
  const start = permissionSetHold(from.account, from.permissionSet.name);
  // Of a set that only templates assign nobody has worked out what it may do: it is taken to do whatever the account can.
  const end: Hold = isTrusted && to.by !== undefined ? wholeAccount(to.account) : role;
  if (shared.isCertain) yield { from: start, to: end, step: stepOf(from, to, role.arn, `${shared.who} has both`, beyond) };
  else yield { from: start, to: end, why: shared.who, ...(to.by === undefined ? { place: to.place.resource ?? '' } : { resource: to.by }) };
}

function sharedBy(from: Assignment, to: Assignment): { readonly who: string; readonly isCertain: boolean } | undefined {
  if (from.group === to.group && !from.group.includes('<unknown>')) return { who: `group ${from.group}`, isCertain: true };
  if (from.members === undefined || to.members === undefined) {
    const open = from.members === undefined ? from.group : to.group;
    return { who: `the members of group ${open} aren’t listed: groups ${from.group} and ${to.group} may overlap`, isCertain: false };
  }
  for (const [member, name] of from.members)
    if (to.members.has(member)) return { who: `${name}, in groups ${from.group} and ${to.group},`, isCertain: true };
  return undefined;
}

function stepOf(from: Assignment, to: Assignment, arn: string, who: string, { what, statement }: Beyond): Passage['step'] {
  return {
    kind: 'person',
    action: 'sso:GetRoleCredentials',
    to: arn,
    because: [
      { policy: `${who}: permission set ${from.permissionSet.name} in account ${from.account}`, ...from.place },
      {
        policy: `permission set ${to.permissionSet.name} in account ${to.account} ${what}`,
        ...to.place,
        ...(statement === undefined ? {} : { statement }),
      },
    ],
  };
}
