import type { Resource } from '../../../estate/index.ts';
import type { Doubt, Edge, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { madeOf } from '../places.ts';
import { ground, networkOf } from './grounds.ts';

const PEERING = 'AWS::EC2::VPCPeeringConnection';

/** Networks of two accounts that are joined. Routes and groups decide what passes; that two are joined at all is the finding. */
export const peering: Edge = {
  id: 'peering',
  title: 'whose networks are peered',
  covers: [PEERING],
  *find(world) {
    for (const connection of world.estate.resources(PEERING)) yield* joined(world, connection);
  },
};

function* joined(world: World, connection: Resource): Generator<Passage | Doubt> {
  const own = connection.account ?? world.target.id;
  const peer = connection.property('PeerVpcId');
  const other = world.text(connection.property('PeerOwnerId')) ?? (peer === undefined ? undefined : madeOf(world, peer)?.account) ?? own;
  const pairs = [
    [own, other],
    [other, own],
  ] as const;
  for (const [from, into] of pairs) {
    const isWay = into === world.target.id || world.standing(into) === 'trusted';
    if (from === into || !isWay) continue;
    const to = { ...networkOf(world, connection), account: into };
    if (!/^\d{12}$/.test(from)) {
      yield { to, resource: connection, path: ['Properties', 'PeerOwnerId'], why: 'nobody can tell with whose network it joins' };
      continue;
    }
    const because = [ground(connection, 'PeerVpcId')];
    yield { from: wholeAccount(from), to, step: { kind: 'network', action: 'PeerVpcId', to: world.addressOf(connection), because } };
  }
}
