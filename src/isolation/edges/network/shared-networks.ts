import { type Resource, elements } from '../../../estate/index.ts';
import type { Edge, Hold } from '../../edge.ts';
import { receiversOf } from '../../facts/receivers.ts';
import type { World } from '../../world.ts';
import { madeOf } from '../places.ts';
import { ground } from './grounds.ts';

const SUBNET = 'AWS::EC2::Subnet';

/** A subnet that a share gives to others. */
interface SharedSubnet {
  readonly subnet: Resource;
  readonly share: Resource;
  readonly named: readonly string[];
}

/**
 * Different subnets of one network, shared with the target and with an attacker: whoever runs something in a network reaches all of it, as
 * its local route can't be taken away (VPC User Guide, "Share your VPC subnets with other accounts").
 */
export const sharedNetworks: Edge = {
  id: 'shared-networks',
  title: 'who else has subnets of the networks in which the target has some',
  covers: [],
  *find(world) {
    const shared = [...sharedSubnets(world)];
    for (const own of shared) {
      if (!own.named.some((name) => name.includes(world.target.id) || /organizations|^(?:o|ou|r)-/.test(name))) continue;
      for (const other of shared) {
        if (other.subnet === own.subnet || networkOf(world, other.subnet) !== networkOf(world, own.subnet)) continue;
        for (const receiver of receiversOf(world, other.named, other.subnet.account ?? '')) {
          const id = world.addressOf(own.subnet);
          const to: Hold = { kind: 'resource', account: world.target.id, ability: 'use', id };
          if (receiver.why !== undefined) {
            yield { to, resource: other.share, path: ['Properties', 'Principals'], why: receiver.why };
            continue;
          }
          const because = [ground(other.share, 'Principals'), ground(other.subnet, 'VpcId'), ground(own.share, 'Principals')];
          yield { from: receiver.hold, to, step: { kind: 'network', action: 'ram:CreateResourceShare', to: id, because } };
        }
      }
    }
  },
};

function* sharedSubnets(world: World): Generator<SharedSubnet> {
  for (const share of world.resources('AWS::RAM::ResourceShare')) {
    const named = elements(share.property('Principals')).map((one) => world.text(one) ?? '<unknown>');
    for (const value of elements(share.property('ResourceArns'))) {
      const subnet = madeOf(world, value) ?? world.estate.named(value, share)[0];
      if (subnet?.type === SUBNET) yield { subnet, share, named };
    }
  }
}

function networkOf(world: World, subnet: Resource): string {
  const value = subnet.property('VpcId');
  const made = value === undefined ? undefined : madeOf(world, value);
  return made === undefined ? (world.text(value) ?? world.addressOf(subnet)) : world.addressOf(made);
}
