import type { Resource, ResourcePath } from '../../../estate/index.ts';
import type { Ground, Hold } from '../../edge.ts';
import type { World } from '../../world.ts';

/** A property that a step rests on. */
export function ground(resource: Resource, ...path: ResourcePath): Ground {
  return { policy: path.join('.'), template: resource.template, resource: resource.logicalId, path: ['Properties', ...path].join('.') };
}

/** The network of an account as something to get into, by the resource that opens it. */
export function networkOf(world: World, resource: Resource): Extract<Hold, { kind: 'resource' }> {
  return { kind: 'resource', account: resource.account ?? '', ability: 'use', id: world.addressOf(resource) };
}
