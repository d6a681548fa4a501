import type { Access } from '../../estate/index.ts';
import type { Doubt, Hold, Passage } from '../edge.ts';
import type { World } from '../world.ts';
import { beyondConfiguration } from './only-configuration.ts';

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
  const all = world.estate.access.map((access, index) => ({ access, index, members: membersOf(access) }));
  for (const to of all) {
    const standing = world.standing(to.access.account);
    if (standing !== 'target' && standing !== 'trusted') continue;
    const beyond = beyondConfiguration(to.access.permissionSet);
    if (beyond === undefined) continue;
    for (const from of all) {
      if (from.access.account === to.access.account) continue;
      // Among trusted accounts nobody is an attacker yet; into the target, everybody's other account counts.
      if (standing === 'trusted' && world.standing(from.access.account) !== 'attacker') continue;
      const shared = sharedBy(from, to);
      if (shared === undefined) continue;
      const ends = {
        from: permissionSetHold(from.access.account, from.access.permissionSet.name),
        to: permissionSetHold(to.access.account, to.access.permissionSet.name),
      };
      if (shared.isCertain) yield { ...ends, step: stepOf(from, to, ends.to.arn, `${shared.who} has both`, beyond) };
      else yield { ...ends, place: `access[${to.index}]`, why: shared.who };
    }
  }
}

interface Assigned {
  readonly access: Access;
  readonly index: number;
  /** Undefined where nobody says who is in the group. */
  readonly members: ReadonlyMap<string, string> | undefined;
}

/** By their names in lower case, as Identity Center compares them. */
function membersOf({ members }: Access): ReadonlyMap<string, string> | undefined {
  return members === undefined ? undefined : new Map(members.map((member) => [member.toLowerCase(), member]));
}

function sharedBy(from: Assigned, to: Assigned): { readonly who: string; readonly isCertain: boolean } | undefined {
  const [one, other] = [from.access.group, to.access.group];
  if (one === other) return { who: `group ${one}`, isCertain: true };
  if (from.members === undefined || to.members === undefined) {
    const open = from.members === undefined ? one : other;
    return { who: `the members of group ${open} aren't listed: groups ${one} and ${other} may overlap`, isCertain: false };
  }
  for (const [member, name] of from.members)
    if (to.members.has(member)) return { who: `${name}, in groups ${one} and ${other},`, isCertain: true };
  return undefined;
}

function stepOf(
  from: Assigned,
  to: Assigned,
  arn: string,
  who: string,
  beyond: { readonly what: string; readonly statement?: number },
): Passage['step'] {
  const { account, permissionSet } = to.access;
  const template = 'estate.json';
  return {
    kind: 'person',
    action: 'sso:GetRoleCredentials',
    to: arn,
    because: [
      {
        policy: `${who}: permission set ${from.access.permissionSet.name} in account ${from.access.account}`,
        template,
        resource: `access[${from.index}]`,
      },
      {
        policy: `permission set ${permissionSet.name} in account ${account} ${beyond.what}`,
        template,
        resource: `access[${to.index}]`,
        ...(beyond.statement === undefined ? {} : { statement: beyond.statement }),
      },
    ],
  };
}
