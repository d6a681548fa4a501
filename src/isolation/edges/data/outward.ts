import {
  type Resource,
  type ResourcePath,
  Unknown,
  type Value,
  at,
  elements,
  isMap,
  knownText,
  segmentsOf,
} from '../../../estate/index.ts';
import { propertiesOf } from '../../closed-world/properties.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { DESTINATIONS } from './destinations.ts';

/** Somewhere that a resource sends to. */
interface Place {
  readonly path: ResourcePath;
  readonly value: Value;
  readonly isBucket: boolean;
}

/** What the target copies, forwards or reports to another account, or to an address that anyone may have. Whoever receives it reads it. */
export const outward: Edge = {
  id: 'outward',
  title: 'to whom the target sends what it has',
  // Only what a resource sends is judged here: what else it may let happen is the business of others.
  covers: [],
  *find(world) {
    for (const resource of world.resources()) {
      if (resource.account !== world.target.id) continue;
      const judged = new Set<string>();
      for (const place of placesOf(resource)) {
        judged.add(place.path.join('.'));
        yield* received(world, resource, place);
      }
      if (!resource.type.startsWith('AWS::IAM::')) yield* strangersIn(world, resource, judged);
    }
  },
};

/** Another account in a property that isn't a policy: nobody has said here what it gets, so it isn't nothing. */
function* strangersIn(world: World, resource: Resource, judged: ReadonlySet<string>): Generator<Doubt> {
  let statement: string | undefined;
  for (const { path, value } of propertiesOf(resource)) {
    const place = path.join('.');
    // What stands below a statement is for those who read policies.
    if (statement !== undefined && place.startsWith(`${statement}.`)) continue;
    statement = isMap(value) && at(value, 'Effect') !== undefined ? place : undefined;
    if (statement !== undefined || isMap(value) || judged.has(place)) continue;
    const stranger = world.accountsIn(value).ids.find((id) => world.standing(id) === 'attacker' && world.estate.account(id) !== undefined);
    if (stranger === undefined) continue;
    const from = wholeAccount(stranger);
    yield { from, resource, path, why: `its ${path.slice(1).join('.')} names account ${stranger}, and nobody knows what that lets it do` };
  }
}

function* placesOf(resource: Resource): Generator<Place> {
  const { places = [], buckets = [] } = DESTINATIONS[resource.type] ?? {};
  for (const path of places)
    for (const found of valuesAt(resource.properties, path.split('.'), ['Properties'])) yield { ...found, isBucket: false };
  for (const path of buckets)
    for (const found of valuesAt(resource.properties, path.split('.'), ['Properties'])) yield { ...found, isBucket: true };
}

function* valuesAt(value: Value | undefined, path: readonly string[], above: ResourcePath): Generator<Omit<Place, 'isBucket'>> {
  const [name, ...rest] = path;
  if (value === undefined) return;
  if (name === undefined) return yield { path: above, value };
  if (name === '*') {
    for (const [index, element] of elements(value).entries()) yield* valuesAt(element, rest, [...above, index]);
    return;
  }
  yield* valuesAt(at(value, name), rest, [...above, name]);
}

function* received(world: World, resource: Resource, { path, value, isBucket }: Place): Generator<Passage | Doubt> {
  const to: Hold = { kind: 'resource', account: world.target.id, ability: 'read', id: world.addressOf(resource) };
  const property = path.slice(1).join('.');
  const passage = (from: Hold): Passage => ({
    from,
    to,
    step: {
      kind: 'read',
      action: property,
      to: world.addressOf(resource),
      because: [{ policy: property, template: resource.template, resource: resource.logicalId, path: path.join('.') }],
    },
  });
  const { ids } = world.accountsIn(value);
  const strangers = ids.filter((id) => world.standing(id) === 'attacker');
  if (strangers.length > 0) return yield* strangers.map((id) => passage(wholeAccount(id)));
  if (ids.length > 0) return;
  const text = world.text(value) ?? '';
  const bucket = isBucket ? text.replace(/^s3:\/\//, '').replace(/[/.].*$/, '') : /^arn:aws[\w-]*:s3:::([^/]+)/.exec(text)?.[1];
  if (bucket !== undefined) {
    const owner = ownerOf(world, bucket, resource, value);
    if (owner === undefined) yield { to, resource, path, why: `nobody can tell whose the bucket ${shown(bucket)} is` };
    else if (world.standing(owner) === 'attacker') yield passage(wholeAccount(owner));
    return;
  }
  if (/^https?:/i.test(text) && !/\.amazonaws\.com(?:\.cn)?(?:[:/]|$)/.test(text)) return yield passage({ kind: 'anyone' });
  if (isOpen(value)) yield { to, resource, path, why: `its ${property} depends on what nobody has said` };
}

/** The account that has a bucket of this name in its templates, or whose resource the value was made of. */
function ownerOf(world: World, bucket: string, from: Resource, value: Value): string | undefined {
  for (const segment of segmentsOf(value) ?? []) {
    if (typeof segment === 'string' || segment.origin?.kind !== 'attribute') continue;
    const made = world.estate.find(segment.origin.stack, segment.origin.resource);
    if (made !== undefined) return made.account;
  }
  const named = world.estate.named(value, from, new Set(['AWS::S3::Bucket']));
  const [own = world.estate.resources('AWS::S3::Bucket').find((one) => knownText(one.property('BucketName')) === bucket)] = named;
  return own?.account;
}

/** A parameter without a value may name anybody's; what AWS will choose for a resource of the estate is that resource's. */
function isOpen(value: Value): boolean {
  return value instanceof Unknown && value.origin?.kind !== 'attribute';
}

function shown(name: string): string {
  return name.replaceAll(/<unknown>/g, '…');
}
