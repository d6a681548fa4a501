import { type Resource, at, isMap } from '../../../estate/index.ts';
import { propertiesOf } from '../../closed-world/properties.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { type Place, bucketNamed, dependsOnParameter, madeOf, placesAt, shown } from '../places.ts';
import { DESTINATIONS } from './destinations.ts';

/** Somewhere that a resource sends to. */
interface Destination extends Place {
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

function* placesOf(resource: Resource): Generator<Destination> {
  const { places = [], buckets = [] } = DESTINATIONS[resource.type] ?? {};
  for (const path of places) for (const found of placesAt(resource, path)) yield { ...found, isBucket: false };
  for (const path of buckets) for (const found of placesAt(resource, path)) yield { ...found, isBucket: true };
}

function* received(world: World, resource: Resource, { path, value, isBucket }: Destination): Generator<Passage | Doubt> {
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
    const owner = (madeOf(world, value) ?? bucketNamed(world, bucket, value, resource))?.account;
    if (owner === undefined) yield { to, resource, path, why: `nobody can tell whose the bucket ${shown(bucket)} is` };
    else if (world.standing(owner) === 'attacker') yield passage(wholeAccount(owner));
    return;
  }
  if (/^https?:/i.test(text) && !/\.amazonaws\.com(?:\.cn)?(?:[:/]|$)/.test(text)) return yield passage({ kind: 'anyone' });
  if (dependsOnParameter(value)) yield { to, resource, path, why: `its ${property} depends on what nobody has said` };
}
