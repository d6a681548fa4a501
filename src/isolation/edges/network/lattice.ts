import type { Resource } from '../../../estate/index.ts';
import type { World } from '../../world.ts';
import { policyEdge } from '../policy-edge.ts';

const AUTH = 'AWS::VpcLattice::AuthPolicy';

/** Who may call a service of VPC Lattice by its policy, or by that of its network. */
export const lattice = policyEdge({
  id: 'lattice',
  title: 'who may call a service of VPC Lattice',
  types: [AUTH, 'AWS::VpcLattice::ResourcePolicy'],
  beside: ['AWS::VpcLattice::Service', 'AWS::VpcLattice::ServiceNetwork'],
  arnOf: (policy, world) => {
    const named = world.text(policy.property(policy.type === AUTH ? 'ResourceIdentifier' : 'ResourceArn')) ?? '<unknown>';
    return named.startsWith('arn:') ? named : '<unknown>';
  },
  documents: (policy: Resource, _world: World) => [{ document: policy.property('Policy'), resource: policy }],
  acts: [
    { kind: 'network', ability: 'use', actions: ['vpc-lattice-svcs:Invoke'], behind: '/*' },
    {
      kind: 'network',
      ability: 'use',
      actions: [
        'vpc-lattice:CreateServiceNetworkVpcAssociation',
        'vpc-lattice:CreateServiceNetworkServiceAssociation',
        'vpc-lattice:CreateServiceNetworkVpcEndpointAssociation',
      ],
    },
  ],
});
