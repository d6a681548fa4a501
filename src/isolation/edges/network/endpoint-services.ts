import { elements } from '../../../estate/index.ts';
import type { Edge } from '../../edge.ts';
import { granted } from '../granted.ts';

const PERMISSIONS = 'AWS::EC2::VPCEndpointServicePermissions';

/** Services behind PrivateLink: who may make an endpoint for one comes into the network behind it. */
export const endpointServices: Edge = {
  id: 'endpoint-services',
  title: 'who may use a service by PrivateLink',
  covers: ['AWS::EC2::VPCEndpointService', PERMISSIONS],
  *find(world) {
    for (const permissions of world.resources(PERMISSIONS)) {
      const named = elements(permissions.property('AllowedPrincipals')).map((one) => world.text(one) ?? '<unknown>');
      yield* granted(world, {
        resource: permissions,
        path: ['Properties', 'AllowedPrincipals'],
        named,
        kind: 'network',
        ability: 'use',
        action: 'ec2:CreateVpcEndpoint',
      });
    }
  },
};
