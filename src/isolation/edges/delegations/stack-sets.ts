import { type Resource, at, elements } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { managementAccount } from './organization.ts';

const CHANGING = ['cloudformation:UpdateStackSet', 'cloudformation:CreateStackInstances', 'cloudformation:UpdateStackInstances'];

/**
 * A stack set applies its template in other accounts. Who may change one in a trusted account changes what it has put into the target; one
 * of an attacker's account needs a role there that lets it in, which the edge for roles judges, or a delegation.
 */
export const stackSets: Edge = {
  id: 'stack-sets',
  title: 'who may change a stack set that reaches other accounts',
  covers: ['AWS::CloudFormation::StackSet'],
  *find(world) {
    for (const set of world.resources('AWS::CloudFormation::StackSet')) {
      const account = set.account;
      if (account === undefined || account === world.target.id) continue;
      for (const member of membersOf(world, set, account)) {
        yield* changed(world, set, account, member);
        if (world.trusted.some(({ id }) => id === account)) yield unseen(set, member);
      }
    }
  },
};

function* changed(world: World, set: Resource, account: string, member: string): Generator<Passage | Doubt> {
  const to: Hold = wholeAccount(member);
  const ground = { policy: `stack set ${set.logicalId} reaches account ${member}`, template: set.template, resource: set.logicalId };
  for (const caller of world.callers({ actions: CHANGING, arn: world.addressOf(set), account, resource: set })) {
    if ('why' in caller) yield { ...caller, to };
    else
      yield {
        from: caller.from,
        to,
        step: { kind: 'update', action: caller.action, to: world.addressOf(set), because: [ground, ...caller.because] },
      };
  }
}

/** Its template is of another place than the stacks of the estate: a role in it may let anybody in. */
function unseen(set: Resource, member: string): Doubt {
  return { to: wholeAccount(member), resource: set, path: [], why: `what the stack set applies in account ${member} is not in the estate` };
}

/** The target and trusted accounts that it reaches, or may reach: by units or by what nobody can tell, all of them. */
function membersOf(world: World, set: Resource, owner: string): readonly string[] {
  const targets = elements(set.property('StackInstancesGroup')).map((group) => at(group, 'DeploymentTargets'));
  const named = targets.flatMap((one) => elements(at(one, 'Accounts')));
  const ids = named.map((one) => world.text(one) ?? '');
  const isOpen =
    targets.some((one) => one === undefined || at(one, 'OrganizationalUnitIds') !== undefined) || ids.some((id) => !/^\d{12}$/.test(id));
  const management = managementAccount(world);
  return [world.target, ...world.trusted]
    .map(({ id }) => id)
    .filter((id) => id !== owner && id !== management && (isOpen || ids.includes(id)));
}
