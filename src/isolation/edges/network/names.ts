import { type Resource, type ResourcePath, knownText } from '../../../estate/index.ts';
import type { Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { onwardBy } from './onward.ts';
import { ZONE, nameOf, namesOf, zoneFor } from './zones.ts';

const CHANGE = 'route53:ChangeResourceRecordSets';

/**
 * Names of the target that a zone above them decides. Who holds that zone can send the name elsewhere, and gets certificates for it: they are
 * validated by a record in it.
 */
export const names: Edge = {
  id: 'names',
  title: "whose zones decide the target's names and certificates",
  covers: [ZONE, 'AWS::CertificateManager::Certificate'],
  *find(world) {
    for (const { resource, place } of namesOf(world)) yield* decided(world, resource, knownText(place.value), place.path);
  },
  *onward(world, hold) {
    if (hold.kind !== 'principal') return;
    for (const zone of world.resources(ZONE)) {
      if (zone.account !== hold.account) continue;
      const id = world.addressOf(zone);
      const to: Hold = { kind: 'resource', account: hold.account, ability: 'write', id };
      const arn = `arn:aws:route53:::hostedzone/${world.text(zone.reference) ?? '<unknown>'}`;
      yield* onwardBy(world, hold, { actions: [CHANGE], arn, resource: zone, to, kind: 'dns', shown: id });
    }
  },
};

function* decided(world: World, resource: Resource, text: string | undefined, path: ResourcePath): Generator<Passage> {
  const name = nameOf(text).replace(/^\*\./, '');
  // Each zone above counts: whoever holds it can delegate what is below it anew.
  for (let zone = zoneFor(world, name, resource); zone !== undefined; zone = above(world, zone)) {
    if (zone.account === undefined || zone.account === world.target.id) continue;
    const standing = world.standing(zone.account);
    const from: Hold =
      standing === 'trusted'
        ? { kind: 'resource', account: zone.account, ability: 'write', id: world.addressOf(zone) }
        : wholeAccount(zone.account);
    const to: Hold = { kind: 'resource', account: world.target.id, ability: 'use', id: world.addressOf(resource) };
    const property = path.slice(1).join('.');
    const because = [
      {
        policy: `${name} lies in the zone ${nameOf(knownText(zone.property('Name')))}`,
        template: zone.template,
        resource: zone.logicalId,
        path: 'Properties.Name',
      },
      { policy: property, template: resource.template, resource: resource.logicalId, path: path.join('.') },
    ];
    yield { from, to, step: { kind: 'dns', action: 'route53:ChangeResourceRecordSets', to: world.addressOf(resource), because } };
  }
}

function above(world: World, zone: Resource): Resource | undefined {
  const parent = nameOf(knownText(zone.property('Name'))).replace(/^[^.]*\.?/, '');
  return parent === '' ? undefined : zoneFor(world, parent);
}
