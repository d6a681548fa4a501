import type { World } from '../../world.ts';

export function managementAccount({ estate }: Pick<World, 'estate'>): string | undefined {
  const { organization } = estate;
  if (organization === undefined) return undefined;
  return organization.managementAccount ?? estate.accounts.find(({ tier }) => tier === 'management')?.id;
}

/** An ARN of an account, or of the root or a unit above it, as Organizations writes them. */
export function organizationArn({ estate }: Pick<World, 'estate'>, kind: 'account' | 'ou' | 'root', id: string): string {
  const { id: organization = '<unknown>' } = estate.organization ?? {};
  return `arn:aws:organizations::${managementAccount({ estate }) ?? '<unknown>'}:${kind}/${organization}/${id}`;
}

/** The target and everything above it: to what policies are attached that bind it. */
export function boundTo({ estate, target }: Pick<World, 'estate' | 'target'>): readonly string[] {
  const levels = estate.levelsOf(target, 'SERVICE_CONTROL_POLICY') ?? [];
  return levels.map(({ id }) => organizationArn({ estate }, id === target.id ? 'account' : id.startsWith('r-') ? 'root' : 'ou', id));
}

/** The accounts of the organization that somebody else may enter by a role or a session: all members that aren't attackers. */
export function enterable({ estate, target, trusted }: Pick<World, 'estate' | 'target' | 'trusted'>): readonly string[] {
  if (estate.organization === undefined) return [];
  const management = managementAccount({ estate });
  return [target, ...trusted].map(({ id }) => id).filter((id) => id !== management);
}
