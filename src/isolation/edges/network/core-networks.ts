import type { Resource } from '../../../estate/index.ts';
import type { Doubt, Edge, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { madeOf } from '../places.ts';
import { ground, networkOf } from './grounds.ts';

const CORE = 'AWS::NetworkManager::CoreNetwork';
const ATTACHMENTS = [
  'AWS::NetworkManager::VpcAttachment',
  'AWS::NetworkManager::ConnectAttachment',
  'AWS::NetworkManager::DirectConnectGatewayAttachment',
  'AWS::NetworkManager::SiteToSiteVpnAttachment',
  'AWS::NetworkManager::TransitGatewayRouteTableAttachment',
] as const;

/**
 * Networks that hang on the same core network. Its owner routes as he likes; whether two attachments meet is for its policy's segments, which
 * aren't read here (Cloud WAN User Guide, "Core network policy").
 */
export const coreNetworks: Edge = {
  id: 'core-networks',
  title: 'whose networks meet at a core network',
  covers: [],
  *find(world) {
    const attachments = world.estate.resources(...ATTACHMENTS);
    for (const into of attachments) {
      if (into.account !== world.target.id) continue;
      yield* ofOwner(world, into);
      for (const from of attachments) {
        if (from.account === undefined || world.standing(from.account) !== 'attacker' || coreOf(world, from) !== coreOf(world, into))
          continue;
        const why = 'two networks hang on the same core network, and nobody has read into which segments';
        yield { from: wholeAccount(from.account), to: networkOf(world, into), resource: into, path: ['Properties', 'CoreNetworkId'], why };
      }
    }
  },
};

function* ofOwner(world: World, into: Resource): Generator<Passage | Doubt> {
  const value = into.property('CoreNetworkId');
  const owner = value === undefined ? undefined : madeOf(world, value)?.account;
  const to = networkOf(world, into);
  if (owner !== undefined) {
    if (world.standing(owner) !== 'attacker') return;
    const step = { kind: 'network' as const, action: 'CoreNetworkId', to: world.addressOf(into), because: [ground(into, 'CoreNetworkId')] };
    return yield { from: wholeAccount(owner), to, step };
  }
  // An id that AWS gave is some core network's that our accounts hold, if they hold one at all.
  if (world.resources(CORE).length > 0) return;
  const why = 'no template of ours holds the core network, so nothing says whose it is';
  yield { to, resource: into, path: ['Properties', 'CoreNetworkId'], why };
}

function coreOf(world: World, attachment: Resource): string {
  const value = attachment.property('CoreNetworkId');
  const made = value === undefined ? undefined : madeOf(world, value);
  return made === undefined ? (world.text(value) ?? 'unknown') : world.addressOf(made);
}
