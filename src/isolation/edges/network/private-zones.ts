import { type Resource, at, elements } from '../../../estate/index.ts';
import type { Edge, Hold } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { madeOf } from '../places.ts';
import { onwardBy } from './onward.ts';
import { ZONE } from './zones.ts';

const ASSOCIATIONS: Readonly<Record<string, readonly [network: string, source: string]>> = {
  'AWS::Route53Resolver::ResolverRuleAssociation': ['VPCId', 'ResolverRuleId'],
  'AWS::Route53Profiles::ProfileAssociation': ['ResourceId', 'ProfileId'],
};

/** What changes the names that a network of another account believes. */
const CHANGING: Readonly<Record<string, readonly string[]>> = {
  'AWS::Route53Resolver::ResolverRule': ['route53resolver:UpdateResolverRule'],
  'AWS::Route53Profiles::Profile': ['route53profiles:AssociateResourceToProfile', 'route53profiles:UpdateProfileResourceAssociation'],
};

/** Whose names are looked up in the target's networks: private zones, resolver rules and profiles of another account. */
export const privateZones: Edge = {
  id: 'private-zones',
  title: "whose names count in the target's networks",
  covers: Object.keys(ASSOCIATIONS),
  *find(world) {
    const supplier = (account: string, id: string): Hold =>
      world.standing(account) === 'trusted' ? { kind: 'resource', account, ability: 'write', id } : wholeAccount(account);
    for (const zone of world.estate.resources(ZONE)) {
      for (const [index, network] of elements(zone.property('VPCs')).entries()) {
        const value = at(network, 'VPCId');
        const owner = value === undefined ? undefined : madeOf(world, value)?.account;
        if (owner === undefined && mayBeOfTarget(world, zone)) {
          const why = 'nobody can tell whose the network is that a private zone of an attacker is associated with';
          yield { from: wholeAccount(zone.account ?? ''), resource: zone, path: ['Properties', 'VPCs', index, 'VPCId'], why };
        }
        if (owner !== world.target.id || zone.account === undefined || zone.account === owner) continue;
        const path = `Properties.VPCs.${index}.VPCId`;
        const because = [{ policy: `VPCs.${index}.VPCId`, template: zone.template, resource: zone.logicalId, path }];
        const id = world.addressOf(zone);
        const to: Hold = { kind: 'resource', account: owner, ability: 'use', id };
        yield {
          from: supplier(zone.account, id),
          to,
          step: { kind: 'dns', action: 'route53:AssociateVPCWithHostedZone', to: id, because },
        };
      }
    }
    for (const [type, [, source]] of Object.entries(ASSOCIATIONS)) {
      for (const association of world.resources(type)) {
        if (association.account !== world.target.id) continue;
        const value = association.property(source);
        const made = value === undefined ? undefined : madeOf(world, value);
        const id = world.addressOf(association);
        const to: Hold = { kind: 'resource', account: world.target.id, ability: 'use', id };
        const because = [{ policy: source, template: association.template, resource: association.logicalId, path: `Properties.${source}` }];
        if (made?.account === world.target.id) continue;
        if (made?.account === undefined)
          yield { to, resource: association, path: ['Properties', source], why: `nobody can tell whose its ${source} is` };
        else yield { from: supplier(made.account, world.addressOf(made)), to, step: { kind: 'dns', action: source, to: id, because } };
      }
    }
  },
  *onward(world, hold) {
    if (hold.kind !== 'principal') return;
    for (const [type, actions] of Object.entries(CHANGING)) {
      for (const resource of world.resources(type)) {
        if (resource.account !== hold.account) continue;
        const id = world.addressOf(resource);
        const to: Hold = { kind: 'resource', account: hold.account, ability: 'write', id };
        yield* onwardBy(world, hold, { actions, arn: '*', resource, to, kind: 'dns', shown: id });
      }
    }
  },
};

/** An attacker who has no network of his own in his templates names one of somebody else by an id that AWS gave. */
function mayBeOfTarget(world: World, zone: Resource): boolean {
  if (zone.account === undefined || world.standing(zone.account) !== 'attacker') return false;
  const networks = world.estate.resources('AWS::EC2::VPC');
  return networks.some(({ account }) => account === world.target.id) && networks.every(({ account }) => account !== zone.account);
}
