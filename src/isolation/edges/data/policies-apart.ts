import type { Resource } from '../../../estate/index.ts';
import type { World } from '../../world.ts';
import type { PolicyPlace } from '../policy-edge.ts';

/** By the type of what a policy is for: its own type, the property that names what it is for, and that of the document. */
export type PoliciesApart = Readonly<Record<string, readonly [type: string, name: string, document: string]>>;

/** The types of the policies. */
export function typesApart(apart: PoliciesApart): readonly string[] {
  return Object.values(apart).map(([type]) => type);
}

/** Policies that are resources of their own and name this one, in its account. */
export function policiesApart(apart: PoliciesApart, resource: Resource, world: World): readonly PolicyPlace[] {
  const found = apart[resource.type];
  if (found === undefined) return [];
  const [type, name, document] = found;
  return world.estate
    .resources(type)
    .filter((policy) => policy.account === resource.account && world.estate.named(policy.property(name), policy).includes(resource))
    .map((policy) => ({ document: policy.property(document), resource: policy }));
}
