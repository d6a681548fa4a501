import type { Resource } from '../../../estate/index.ts';
import type { Hold } from '../../edge.ts';
import type { Act, World } from '../../world.ts';

type Principal = Extract<Hold, { kind: 'principal' }>;

/** Who has got hold of a role. */
export function holdOfRole(world: World, role: Resource): Principal {
  return { kind: 'principal', account: role.account ?? world.target.id, arn: world.addressOf(role), of: 'role' };
}

/** What is asked of a role's trust policy. */
export function assuming(world: World, role: Resource, actions: readonly string[], more: Partial<Act> = {}): Act {
  return {
    actions,
    arn: world.text(role.attribute('Arn')) ?? world.addressOf(role),
    account: role.account ?? world.target.id,
    resource: role,
    ...more,
  };
}
