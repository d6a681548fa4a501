import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import type { World } from '../../world.ts';
import { byAws } from './grounds.ts';
import { enterable, managementAccount } from './organization.ts';

const ROLE = 'OrganizationAccountAccessRole';

/**
 * Organizations makes a role in each account that it creates, an administrator there, that trusts the management account (Organizations User
 * Guide, "Accessing member accounts in an organization"). One that a template holds is judged by its own trust policy.
 */
export const organizationAccessRole: Edge = {
  id: 'organization-access-role',
  title: 'who may assume the role by which the management account enters the accounts that Organizations made',
  covers: ['AWS::Organizations::Account'],
  *find(world) {
    const management = managementAccount(world);
    if (management === undefined) return;
    for (const account of enterable(world)) {
      if (!isWritten(world, account)) yield* into(world, account, management);
    }
  },
};

function isWritten(world: World, account: string): boolean {
  return world.resources('AWS::IAM::Role').some((role) => role.account === account && world.text(role.property('RoleName')) === ROLE);
}

function* into(world: World, account: string, management: string): Generator<Passage | Doubt> {
  const arn = `arn:aws:iam::${account}:role/${ROLE}`;
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${management}:root` }, Action: 'sts:AssumeRole' }],
  };
  const name = `trust policy of ${ROLE}`;
  const to: Hold = { kind: 'principal', account, arn, of: 'role' };
  for (const caller of world.callers({ actions: ['sts:AssumeRole'], arn, account, policies: [{ name, document: trust }] })) {
    if ('why' in caller) yield { ...caller, to };
    else {
      const because = caller.because.some(({ policy }) => policy === name) ? caller.because : [...caller.because, byAws(name)];
      yield { from: caller.from, to, step: { kind: 'assume', action: caller.action, to: arn, because } };
    }
  }
}
