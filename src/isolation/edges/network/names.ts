import { type Resource, type ResourcePath, knownText } from '../../../estate/index.ts';
import type { Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { onwardBy } from './onward.ts';
import { ZONE, liesIn, nameOf, namesOf, zoneFor } from './zones.ts';

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
      const asking = { actions: ['route53:ChangeResourceRecordSets'], arn, resource: zone, to, kind: 'dns', shown: id } as const;
      for (const record of recordsIn(world, zone)) {
        const found = [...onwardBy(world, hold, { ...asking, fixed: { [RECORDS]: [record] } })];
        yield* found;
        if (found.some((one) => 'step' in one)) break;
      }
    }
  },
};

/** Names of records, as a policy may limit them (Route 53 Developer Guide, "Using IAM policy conditions for fine-grained access control"). */
const RECORDS = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';

/** Records of a zone that decide a name of the target: its own, and one that a certificate for it is validated by. */
function recordsIn(world: World, zone: Resource): readonly string[] {
  const above = nameOf(knownText(zone.property('Name')));
  const names = [...namesOf(world)]
    .map(({ place }) => nameOf(knownText(place.value)).replace(/^\*\./, ''))
    .filter((name) => liesIn(name, above));
  return [...new Set(names)].flatMap((name) => [name, `_validation.${name}`]);
}

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
