import { type Resource, type Value, knownText } from '../../../estate/index.ts';
import type { Doubt, Edge, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { dependsOnParameter, madeOf } from '../places.ts';
import { ground, networkOf } from './grounds.ts';
import { onwardBy } from './onward.ts';

const GATEWAY = 'AWS::EC2::TransitGateway';
const ATTACHMENTS = [
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::TransitGatewayVpcAttachment',
  'AWS::EC2::TransitGatewayPeeringAttachment',
] as const;
const ASSOCIATION = 'AWS::EC2::TransitGatewayRouteTableAssociation';
const PROPAGATION = 'AWS::EC2::TransitGatewayRouteTablePropagation';
const ROUTE = 'AWS::EC2::TransitGatewayRoute';
const TABLE = 'AWS::EC2::TransitGatewayRouteTable';

/**
 * Networks that hang on the same transit gateway. One gets to the other if the table with which it is associated has a route there: one
 * that is propagated or static (Transit Gateways Guide, "Route tables"). Unless the gateway says otherwise, all share one table.
 */
export const transitGateways: Edge = {
  id: 'transit-gateways',
  title: 'whose networks meet at a transit gateway',
  covers: [GATEWAY, ...ATTACHMENTS, ASSOCIATION, PROPAGATION, ROUTE, TABLE],
  *find(world) {
    const attachments = world.estate.resources(...ATTACHMENTS);
    for (const into of attachments) {
      if (into.account !== world.target.id) continue;
      for (const from of attachments) {
        if (from === into || from.account === into.account || from.account === undefined) continue;
        yield* between(world, from, into);
      }
      yield* bySharing(world, into);
      yield* ofOwner(world, into);
    }
  },
  *onward(world, hold) {
    if (hold.kind !== 'principal') return;
    for (const into of world.resources(...ATTACHMENTS)) {
      const gateway = gatewayOfEstate(world, into);
      if (into.account !== world.target.id || gateway?.account !== hold.account) continue;
      const arn = `arn:aws:ec2:${gateway.region ?? '<unknown>'}:${hold.account}:transit-gateway/${world.text(gateway.reference) ?? '<unknown>'}`;
      const shown = world.addressOf(into);
      const because = [ground(into, 'TransitGatewayId')];
      yield* onwardBy(world, hold, {
        actions: ROUTING,
        arn,
        resource: gateway,
        to: networkOf(world, into),
        kind: 'network',
        shown,
        because,
      });
    }
  },
};

/** What lets somebody who has it in the gateway's account get to every network that hangs on it. */
const ROUTING = [
  'ec2:CreateTransitGatewayVpcAttachment',
  'ec2:CreateTransitGatewayRoute',
  'ec2:EnableTransitGatewayRouteTablePropagation',
  'ec2:AssociateTransitGatewayRouteTable',
  'ec2:CreateTransitGatewayPeeringAttachment',
  'ec2:ModifyTransitGateway',
];

/** Whose the gateway is, he routes through it what he likes. */
function* ofOwner(world: World, into: Resource): Generator<Passage | Doubt> {
  const value = into.property('TransitGatewayId');
  const owner = value === undefined ? undefined : (gatewayOfEstate(world, into) ?? madeOf(world, value))?.account;
  if (owner !== undefined && world.standing(owner) === 'attacker') {
    const because = [ground(into, 'TransitGatewayId')];
    const step = { kind: 'network' as const, action: 'TransitGatewayId', to: world.addressOf(into), because };
    yield { from: wholeAccount(owner), to: networkOf(world, into), step };
  }
  // An id that AWS gave is some gateway's that our accounts hold, if they hold one at all.
  if (owner === undefined && world.resources(GATEWAY).length === 0) {
    const why = 'no template holds the transit gateway, so nothing says whose it is';
    yield { to: networkOf(world, into), resource: into, path: ['Properties', 'TransitGatewayId'], why };
  }
}

/** With whom the gateway is shared may attach a network of his own, if nobody has to accept it and all share one table. */
function* bySharing(world: World, into: Resource): Generator<Passage> {
  const gateway = gatewayOfEstate(world, into);
  if (gateway?.account === undefined || gateway.account === world.target.id) return;
  const isOpen =
    knownText(gateway.property('AutoAcceptSharedAttachments')) !== 'disable' &&
    gateway.property('AutoAcceptSharedAttachments') !== undefined;
  if (!isOpen || !hasDefault(gateway, 'DefaultRouteTableAssociation') || !hasDefault(gateway, 'DefaultRouteTablePropagation')) return;
  yield {
    from: { kind: 'resource', account: gateway.account, ability: 'use', id: world.addressOf(gateway) },
    to: networkOf(world, into),
    step: {
      kind: 'network',
      action: 'ec2:CreateTransitGatewayVpcAttachment',
      to: world.addressOf(into),
      because: [ground(gateway, 'AutoAcceptSharedAttachments'), ground(into, 'TransitGatewayId')],
    },
  };
}

function gatewayOfEstate(world: World, attachment: Resource): Resource | undefined {
  return world.estate.resources(GATEWAY).find((one) => world.addressOf(one) === gatewayOf(world, attachment));
}

/** Both are on unless they are switched off. */
function hasDefault(gateway: Resource | undefined, name: string): boolean {
  return knownText(gateway?.property(name)) !== 'disable';
}

function* between(world: World, from: Resource, into: Resource): Generator<Passage | Doubt> {
  if (gatewayOf(world, from) !== gatewayOf(world, into)) return;
  const route = routeTo(world, from, into);
  if (route === 'none') {
    const open = world.estate.resources(ASSOCIATION, PROPAGATION, ROUTE).find(isOpen);
    const why = 'nobody can tell which attachment or table is meant, and two networks hang on the same gateway';
    if (open !== undefined) yield { to: networkOf(world, into), resource: open, why };
    return;
  }
  const because = [ground(into, 'TransitGatewayId'), ...(typeof route === 'string' ? [] : [ground(route, 'TransitGatewayRouteTableId')])];
  yield {
    from: wholeAccount(from.account ?? ''),
    to: networkOf(world, into),
    step: { kind: 'network', action: 'TransitGatewayId', to: world.addressOf(into), because },
  };
}

function gatewayOf(world: World, attachment: Resource): string {
  const value = attachment.property('TransitGatewayId');
  return keyOf(world, value);
}

/** The same for two values that mean the same resource. */
function keyOf(world: World, value: Value | undefined): string {
  if (value === undefined) return 'none';
  const made = madeOf(world, value);
  return made === undefined ? (world.text(value) ?? 'unknown') : world.addressOf(made);
}

/** The table entry by which one attachment gets to another; by default there is one. */
function routeTo(world: World, from: Resource, into: Resource): Resource | 'default' | 'none' {
  const about = (type: string, attachment: Resource) =>
    world.estate.resources(type).filter((one) => keyOf(world, one.property('TransitGatewayAttachmentId')) === world.addressOf(attachment));
  const tableOf = (one: Resource) => keyOf(world, one.property('TransitGatewayRouteTableId'));
  const associated = about(ASSOCIATION, from).map(tableOf);
  const entries = [...about(PROPAGATION, into), ...about(ROUTE, into)];
  const found = entries.find((entry) => associated.includes(tableOf(entry)));
  if (found !== undefined) return found;
  const gateway = gatewayOfEstate(world, into);
  const isInDefault = associated.length === 0 && hasDefault(gateway, 'DefaultRouteTableAssociation');
  // A table that the templates don't show may have been given a route by hand, but nobody in them gave it one.
  return isInDefault && hasDefault(gateway, 'DefaultRouteTablePropagation') ? 'default' : 'none';
}

function isOpen(entry: Resource): boolean {
  return ['TransitGatewayAttachmentId', 'TransitGatewayRouteTableId'].some((name) => dependsOnParameter(entry.property(name) ?? ''));
}
