import { type Resource, type ResourcePath, at, elements } from '../../../estate/index.ts';
import type { Edge } from '../../edge.ts';
import type { World } from '../../world.ts';
import { granted } from '../granted.ts';

/** Where a type of Lake Formation names who gets something. */
const GRANTEES: Readonly<Record<string, readonly string[]>> = {
  'AWS::LakeFormation::PrincipalPermissions': ['Principal', 'DataLakePrincipalIdentifier'],
  'AWS::LakeFormation::Permissions': ['DataLakePrincipal', 'DataLakePrincipalIdentifier'],
};
const SETTINGS = 'AWS::LakeFormation::DataLakeSettings';

/** To whom data of a lake is granted, and who may grant it. */
export const catalogs: Edge = {
  id: 'catalogs',
  title: 'to whom data of a lake is granted',
  covers: [...Object.keys(GRANTEES), SETTINGS],
  *find(world) {
    for (const [type, path] of Object.entries(GRANTEES)) {
      for (const permission of world.resources(type)) yield* grantedAt(world, permission, ['Properties', ...path]);
    }
    for (const settings of world.resources(SETTINGS)) {
      for (const index of elements(settings.property('Admins')).keys()) {
        yield* grantedAt(world, settings, ['Properties', 'Admins', index, 'DataLakePrincipalIdentifier']);
      }
    }
  },
};

function grantedAt(world: World, resource: Resource, path: ResourcePath) {
  const name = world.text(at(resource.properties, ...path.slice(1))) ?? '<unknown>';
  // That group is the account's own principals.
  const named = name === 'IAM_ALLOWED_PRINCIPALS' ? [] : [name];
  return granted(world, { resource, path, named, kind: 'read', ability: 'read', action: 'lakeformation:GetDataAccess' });
}
