import type { Resource, ResourcePath } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { type Place, placesAt, shown } from '../places.ts';
import { type Origin, originOf } from './origin.ts';
import { SUPPLIES, type Supply } from './supplies.ts';

/**
 * What the target, or a trusted account on the way, runs, shows or obeys that comes from somewhere else: code, images, templates, events.
 * Who may write where it comes from supplies it.
 */
export const supplied: Edge = {
  id: 'supplied',
  title: 'whose code, images, templates and events are used',
  covers: ['AWS::CloudFormation::CustomResource', 'AWS::SecretsManager::RotationSchedule', 'AWS::Lambda::EventSourceMapping'],
  *find(world) {
    for (const resource of world.resources()) {
      for (const supply of suppliesOf(resource)) {
        for (const place of placesAt(resource, supply.path)) yield* suppliedBy(world, resource, supply, place);
      }
    }
  },
};

const CUSTOM = SUPPLIES['AWS::CloudFormation::CustomResource'] ?? [];

function suppliesOf({ type }: Resource): readonly Supply[] {
  return type.startsWith('Custom::') ? CUSTOM : (SUPPLIES[type] ?? []);
}

function* suppliedBy(world: World, resource: Resource, { form, kind, path: property }: Supply, place: Place): Generator<Passage | Doubt> {
  const to: Hold = { kind: 'resource', account: resource.account ?? '', ability: 'use', id: world.addressOf(resource) };
  const origin = originOf(world, resource, form, place.value);
  const from = holderOf(world, resource, origin);
  if (from === 'nobody') return;
  if (from === 'unknown') return yield { to, resource, path: place.path, why: whyOpen(property, origin, place.path) };
  const because = [{ policy: property, template: resource.template, resource: resource.logicalId, path: place.path.join('.') }];
  yield { from, to, step: { kind, action: property, to: world.addressOf(resource), because } };
}

/** Who can supply: an attacker's account as a whole; of our own accounts, whoever can write the thing that it comes from. */
function holderOf(world: World, resource: Resource, origin: Origin): Hold | 'nobody' | 'unknown' {
  if (origin.kind === 'aws') return 'nobody';
  if (origin.kind === 'unknown') return 'unknown';
  // Whoever gets to write into a bucket of the same account supplies what is taken from it as well.
  if (origin.account === resource.account && (origin.resource === undefined || origin.resource === resource)) return 'nobody';
  const standing = world.standing(origin.account);
  if (standing === 'service') return 'nobody';
  if (standing === 'attacker') return wholeAccount(origin.account);
  if (origin.resource === undefined) return wholeAccount(origin.account);
  return { kind: 'resource', account: origin.account, ability: 'write', id: world.addressOf(origin.resource) };
}

function whyOpen(property: string, origin: Origin, path: ResourcePath): string {
  const name = path.slice(1).join('.') || property;
  return origin.kind === 'unknown' ? `nobody can tell whose ${shown(origin.what)} in its ${name} is` : `its ${name} is open`;
}
