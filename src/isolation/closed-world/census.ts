import { at, elements, isMap } from '../../estate/index.ts';
import type { World } from '../world.ts';
import { propertiesOf } from './properties.ts';

/** How many policy documents bear on the target and the trusted accounts: those of their resources, of the organization and of people. */
export function policiesIn(world: World): number {
  let count = world.estate.organization?.policies?.length ?? 0;
  for (const resource of world.resources()) {
    for (const { value } of propertiesOf(resource)) if (isMap(value) && elements(at(value, 'Statement')).length > 0) count += 1;
  }
  for (const { account, permissionSet } of world.estate.access) {
    const standing = world.standing(account);
    if (standing !== 'target' && standing !== 'trusted') continue;
    count += (permissionSet.managedPolicies ?? []).length + (permissionSet.inlinePolicy === undefined ? 0 : 1);
  }
  return count;
}
