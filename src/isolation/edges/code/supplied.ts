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
  if (origin.kind === 'unknown') return yield { to, resource, path: place.path, why: whyOpen(property, origin, place.path) };
  const because = [{ policy: property, template: resource.template, resource: resource.logicalId, path: place.path.join('.') }];
  const step = { kind, action: property, to: world.addressOf(resource), because };
  for (const from of holdersOf(world, resource, origin, kind)) yield { from, to, step };
  if (origin.kind !== 'account' || origin.resource !== undefined || world.standing(origin.account) !== 'trusted') return;
  // What no template holds may be written by anybody of that account whose power isn't known to end before it.
  for (const { hold: from } of world.actors) {
    if (from.account !== origin.account) continue;
    yield {
      from,
      to,
      resource,
      path: place.path,
      why: `nobody can tell who may write what its ${property} is taken from, in account ${origin.account}`,
    };
  }
}

/** Who can supply: an attacker's account as a whole; of our own accounts, whoever can write the thing that it comes from. */
function holdersOf(world: World, resource: Resource, origin: Origin, kind: Supply['kind']): readonly Hold[] {
  // Whoever gets to write into a bucket of the same account supplies what is taken from it as well.
  if (origin.kind !== 'account') return [];
  const { account, resource: source } = origin;
  if (account === resource.account && (source === undefined || source === resource)) return [];
  const standing = world.standing(account);
  if (standing === 'service') return [];
  if (standing === 'attacker' || source === undefined) return [wholeAccount(account)];
  const id = world.addressOf(source);
  // Who may send to a queue or a topic writes nothing, and drives what takes from it.
  const abilities = kind === 'invoke' ? (['write', 'use'] as const) : (['write'] as const);
  return abilities.map((ability) => ({ kind: 'resource', account, ability, id }));
}

function whyOpen(property: string, origin: Origin, path: ResourcePath): string {
  const name = path.slice(1).join('.') || property;
  return origin.kind === 'unknown' ? `nobody can tell whose ${shown(origin.what)} in its ${name} is` : `its ${name} is open`;
}
