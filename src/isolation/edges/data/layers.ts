import type { Edge } from '../../edge.ts';
import { granted } from '../granted.ts';

/** To whom a layer is given: who may fetch it reads what is in it. */
export const layers: Edge = {
  id: 'layers',
  title: 'who may fetch a layer',
  covers: ['AWS::Lambda::LayerVersion', 'AWS::Lambda::LayerVersionPermission'],
  *find(world) {
    for (const permission of world.resources('AWS::Lambda::LayerVersionPermission')) {
      const organization = world.text(permission.property('OrganizationId'));
      const principal = world.text(permission.property('Principal')) ?? '<unknown>';
      const id = world.text(permission.property('LayerVersionArn'));
      yield* granted(world, {
        resource: permission,
        path: ['Properties', 'Principal'],
        // Of everybody, only those of the organization.
        named: [principal === '*' && organization !== undefined ? organization : principal],
        kind: 'read',
        ability: 'read',
        action: 'lambda:GetLayerVersion',
        ...(id === undefined ? {} : { id }),
      });
    }
  },
};
